import { formatFindings, pathPatterns } from '@halcyon/connector-kit'
import type { CodedFinding, ErrorCode } from '@halcyon/domain'
import type { SftpConfig } from './config.ts'
import { settingsOf } from './settings.ts'

/** Where the host keys stand; a check goes on without them, to say which one the server shows. */
export const HOST_KEYS = 'server.hostKeys'

/** What the schema cannot say. Empty = the configuration can work. */
export function validateConfig(config: SftpConfig): CodedFinding[] {
  const { server, find, after } = settingsOf(config)
  const findings: CodedFinding[] = []
  const found = (path: string, code: ErrorCode, message: string, suggestion: string): void => {
    findings.push({ path, code, message, suggestion })
  }
  if (/[/@\s]/.test(server.host))
    found('server.host', 'config_invalid', 'The host is no name and no address.', 'For example files.example.com.')
  if (find.from !== null && Number.isNaN(find.from))
    found('find.from', 'timestamp_invalid', 'Not a time.', 'For example 2026-01-01T00:00:00Z.')
  for (const [index, folder] of find.folders.entries())
    if (folder.split('/').includes('..'))
      found(`find.folders[${index}]`, 'path_invalid', 'A path goes upwards.', 'Write it from the root, without "..".')
  const { problem } = pathPatterns(find.include, find.exclude)
  if (problem !== null)
    found(`find.${problem.list}[${problem.index}]`, 'expression_invalid', problem.message, 'Mend the pattern.')
  findings.push(...formatFindings(config))
  if (after.kind === 'move') {
    const { folder } = after
    const listed = find.folders.find((one) => one === folder || (find.recursive && `${folder}/`.startsWith(`${one}/`)))
    if (listed !== undefined)
      found(
        'after.folder',
        'config_invalid',
        `What is moved to "${folder}" would be found again under "${listed}".`,
        'Move it to a folder in which nothing is looked for.',
      )
  }
  if (server.hostKeys.length === 0)
    found(
      HOST_KEYS,
      'host_key_wrong',
      'No host key is pinned: any server could pose as this one.',
      'Run a check: it says which key the server shows. Compare it there, and enter it.',
    )
  return findings
}
