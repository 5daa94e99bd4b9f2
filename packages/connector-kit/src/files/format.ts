import type { CodedFinding, ErrorCode } from '@halcyon/domain'
import { parseRecordPath, type RecordFormat } from '../decode/records/index.ts'
import type { FileFormatConfig } from './config.ts'

export const formatOfConfig = (format: FileFormatConfig | undefined): RecordFormat => {
  if (format === undefined) return { kind: 'ndjson' }
  return format.kind === 'json' ? { kind: 'json', path: format.path || '$' } : format
}

/** What the schema cannot say of a format. @param at its path in the configuration */
export function formatFindings(format: RecordFormat, at: string): CodedFinding[] {
  const finding = (path: string, code: ErrorCode, message: string, suggestion: string): CodedFinding => ({
    path: `${at}.${path}`,
    code,
    message,
    suggestion,
  })
  if (format.kind === 'json' && parseRecordPath(format.path ?? '$') === null)
    return [finding('path', 'path_invalid', `"${format.path}" is not a path to records.`, 'For example $.Records[*].')]
  if (format.kind !== 'csv') return []
  const { delimiter = ',', quote = '"', comment = '' } = format
  const unfit = Object.entries({ delimiter, quote, comment }).filter(
    ([, one]) => one !== '' && (one.charCodeAt(0) > 126 || one === '\n' || one === '\r'),
  )
  const findings = unfit.map(([name]) =>
    finding(name, 'config_invalid', 'Not a character that can part fields.', 'Use one of ASCII, such as a comma.'),
  )
  if (delimiter === quote)
    findings.push(finding('quote', 'config_invalid', 'The same as the delimiter.', 'Use another, or none.'))
  return findings
}

/** Of an ISO 8601 duration of weeks, days and times; a day is 24 hours. */
export const millisecondsOf = (duration: string): number =>
  Temporal.Duration.from(duration).total({ unit: 'millisecond', relativeTo: '2000-01-01' })
