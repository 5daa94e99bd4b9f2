import type { FileStore, PullRun } from '@halcyon/connector-kit'
import { settle } from './after.ts'
import type { Bucket } from './client/client.ts'
import { isOfConnection, objectFault } from './client/errors.ts'
import { headObject } from './find/list.ts'
import { unreadObjects } from './find/unread.ts'
import { readObject } from './read-object.ts'
import type { Settings } from './settings.ts'

/** A bucket as a store of files; another version of an object has another ETag. */
export const s3Store = (
  bucket: Bucket,
  settings: Settings,
  { range, peek }: PullRun,
  signal: AbortSignal,
): FileStore => ({
  place: settings.bucket,
  unread: (standing, pass) => unreadObjects(bucket, settings, standing, pass, range, signal),
  read: (object) => readObject(bucket, settings, object, signal),
  head: (key) => headObject(bucket, key, signal),
  settle:
    settings.after.kind === 'leave' || peek === true ? null : (due) => settle(bucket, settings.after, due, signal),
  keepsSettled: settings.after.kind === 'tag',
  faultOf: objectFault,
  isOfConnection,
})
