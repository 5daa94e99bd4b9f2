import type { ConnectorHost, FileStore, PullRun } from '@halcyon/connector-kit'
import { settle } from './after.ts'
import type { Bucket } from './client/client.ts'
import { isOfConnection, objectFault } from './client/errors.ts'
import { openQueue } from './client/queue.ts'
import { headObject } from './find/list.ts'
import { notifiedObjects } from './find/notified.ts'
import { unreadObjects } from './find/unread.ts'
import { readObject } from './read-object.ts'
import type { Settings } from './settings.ts'

/** A bucket as a store of files; another version of an object has another ETag. */
export function s3Store(
  host: Pick<ConnectorHost<unknown>, 'http' | 'log' | 'now' | 'signal'>,
  bucket: Bucket,
  settings: Settings,
  { range, peek }: PullRun,
  signal: AbortSignal,
): FileStore {
  const head = (key: string) => headObject(bucket, key, signal)
  const { queue, after } = settings
  // A range is what lies in the bucket, and who only looks takes nothing out of a queue.
  const notified =
    queue === null || bucket.credentials === null || range !== null || peek === true
      ? null
      : notifiedObjects(host, openQueue({ ...host, signal }, queue, bucket.credentials), settings, head)
  return {
    place: settings.bucket,
    unread: (standing, pass) =>
      notified?.found(standing) ?? unreadObjects(bucket, settings, standing, pass, range, signal),
    ...(notified === null ? {} : { committed: notified.committed }),
    read: (object) => readObject(bucket, settings, object, signal),
    head,
    settle: after.kind === 'leave' || peek === true ? null : (due) => settle(bucket, after, due, signal),
    keepsSettled: after.kind === 'tag',
    faultOf: objectFault,
    isOfConnection,
  }
}
