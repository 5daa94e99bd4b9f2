import { FileStanding, type NextRequest, type PullRun } from '@halcyon/connector-kit'
import type { SftpConfig } from './config/config.ts'
import { settingsOf } from './config/settings.ts'
import { placeOf } from './store.ts'

/** What the next run looks for. */
export function describeNext(
  config: SftpConfig,
  checkpoints: PullRun['checkpoints'],
  now: number,
): readonly NextRequest[] {
  const settings = settingsOf(config)
  const { find, after } = settings
  const { file, horizon } = new FileStanding(checkpoints.get(''))
  const time = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace('T', ' ')
  const since = after.kind === 'leave' ? Math.max(horizon ?? 0, find.from ?? 0) : (find.from ?? 0)
  const begin = file === null ? '' : `Goes on in ${file.key} at record ${file.row + 1}; then `
  const span = since > 0 ? ` from ${time(since)} UTC` : ''
  const words = `files in ${find.folders.join(', ')} that were not read, last changed${span} up to ${time(now - find.minAgeMs)} UTC.`
  const request = find.folders.map((folder) => `${placeOf(settings)}${folder.startsWith('/') ? '' : '/~/'}${folder}`)
  return [
    { partition: '', words: begin === '' ? words.replace(/^f/, 'F') : begin + words, request: request.join('\n') },
  ]
}
