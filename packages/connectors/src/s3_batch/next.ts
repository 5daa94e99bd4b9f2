import { FileStanding, type NextRequest, type PullRun } from '@halcyon/connector-kit'
import type { S3Config } from './config/config.ts'
import { listedPrefixes } from './find/unread.ts'
import { settingsOf } from './settings.ts'

/** What the next run lists first. @param now epoch ms */
export function describeNext(
  config: S3Config,
  checkpoints: PullRun['checkpoints'],
  now: number,
): readonly NextRequest[] {
  const settings = settingsOf(config)
  const { horizon, pass, file } = new FileStanding(checkpoints.get(''))
  if (settings.queue !== null) return [nextMessages(settings.queue.url, file)]
  const started = pass?.started ?? now
  const prefixes = listedPrefixes(settings, horizon, started, null)
  const since = Math.max(horizon ?? Number.NEGATIVE_INFINITY, settings.find.from ?? Number.NEGATIVE_INFINITY)
  const which = Number.isFinite(since)
    ? `changed since ${new Date(since).toISOString()} and not read yet`
    : 'not read yet'
  const more = prefixes.length > 1 ? ` and ${prefixes.length - 1} more prefixes` : ''
  const first = file === null ? '' : `Goes on with ${file.key} at row ${file.row}, then reads o`
  const words = `${first === '' ? 'O' : first}bjects ${which} under "${prefixes[0] ?? ''}"${more}.`
  const query = `list-type=2&prefix=${encodeURIComponent(prefixes[0] ?? '')}`
  return [{ partition: '', words, request: `GET ${settings.endpoint}/${settings.bucket}?${query}` }]
}

function nextMessages(url: string, file: FileStanding['file']): NextRequest {
  const first = file === null ? 'T' : `Goes on with ${file.key} at row ${file.row}, then t`
  const words = `${first}akes the messages of the queue and reads the objects they name that were not read yet.`
  return { partition: '', words, request: `POST ${new URL('/', url).href} AmazonSQS.ReceiveMessage ${url}` }
}
