import type { CodedFinding, ErrorCode } from '@halcyon/domain'
import { parseRecordPath, type RecordFormat } from '../decode/records/index.ts'
import type { FileFormatConfig } from './config.ts'

export function formatOfConfig({ format = 'ndjson', recordPath, csv, element = '' }: FileFormatConfig): RecordFormat {
  if (format === 'json') return { kind: format, path: recordPath || '$' }
  if (format === 'csv') return { kind: format, ...csv }
  return format === 'xml' ? { kind: format, element } : { kind: format }
}

/** What the schema cannot say of a format. */
export function formatFindings(config: FileFormatConfig): CodedFinding[] {
  const { format = 'ndjson', recordPath = '', csv, element } = config
  const findings: CodedFinding[] = []
  const found = (path: string, code: ErrorCode, message: string, suggestion: string): void => {
    findings.push({ path, code, message, suggestion })
  }
  if (parseRecordPath(recordPath || '$') === null)
    found('recordPath', 'path_invalid', `"${recordPath}" is not a path to records.`, 'For example $.Records[*].')
  else if (format !== 'json' && recordPath !== '' && recordPath !== '$')
    found(
      'recordPath',
      'config_invalid',
      `The format ${format} has no path to records.`,
      'Leave it out, or choose json, which reads JSON lines too.',
    )
  if (csv !== undefined && format !== 'csv')
    found('csv', 'config_invalid', `The format is ${format}.`, 'Leave it out, or choose csv.')
  if (element !== undefined && format !== 'xml')
    found('element', 'config_invalid', `The format ${format} has no elements.`, 'Leave it out, or choose xml.')
  if (element === undefined && format === 'xml')
    found('element', 'config_invalid', 'Which element is a record is not said.', 'Enter its name, for example Event.')
  if (format === 'csv') findings.push(...csvFindings(csv))
  return findings
}

function csvFindings({ delimiter = ',', quote = '"', comment = '' }: FileFormatConfig['csv'] = {}): CodedFinding[] {
  const finding = (name: string, message: string, suggestion: string): CodedFinding => ({
    path: `csv.${name}`,
    code: 'config_invalid',
    message,
    suggestion,
  })
  const findings = Object.entries({ delimiter, quote, comment })
    .filter(([, one]) => one !== '' && (one.charCodeAt(0) > 126 || one === '\n' || one === '\r'))
    .map(([name]) => finding(name, 'Not a character that can part fields.', 'Use one of ASCII, such as a comma.'))
  if (delimiter === quote) findings.push(finding('quote', 'The same as the delimiter.', 'Use another, or none.'))
  return findings
}

/** Of an ISO 8601 duration of weeks, days and times; a day is 24 hours. */
export const millisecondsOf = (duration: string): number =>
  Temporal.Duration.from(duration).total({ unit: 'millisecond', relativeTo: '2000-01-01' })
