import { formatFindings } from '@halcyon/connector-kit'
import type { CodedFinding, ErrorCode } from '@halcyon/domain'
import { compileKeys } from '../find/keys.ts'
import { fixedPart, isDated } from '../find/prefixes.ts'
import { formatConfigOf, type Settings, settingsOf } from '../settings.ts'
import type { S3Config } from './config.ts'

/** What the schema cannot say. Empty = the configuration can work. */
export function validateConfig(config: S3Config): CodedFinding[] {
  const settings = settingsOf(config)
  return [
    ...address(config.endpoint ?? '', 'endpoint'),
    ...identity(settings),
    ...find(settings),
    ...queue(settings),
    ...formatFindings(formatConfigOf(config)),
    ...after(settings),
  ]
}

const finding = (path: string, code: ErrorCode, message: string, suggestion: string): CodedFinding => ({
  path,
  code,
  message,
  suggestion,
})

function address(text: string, at: string): CodedFinding[] {
  if (text === '') return []
  const url = URL.canParse(text) ? new URL(text) : null
  const fits =
    url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.search === '' && url.pathname === '/'
  return fits
    ? []
    : [
        finding(
          at,
          'url_invalid',
          `"${text}" is not the address of a store.`,
          'For example https://minio.example.com, without a path.',
        ),
      ]
}

function identity({ credentials }: Settings): CodedFinding[] {
  if (credentials.kind === 'assumed_role') return address(credentials.stsEndpoint ?? '', 'credentials.stsEndpoint')
  return credentials.kind === 'instance'
    ? address(credentials.metadataEndpoint ?? '', 'credentials.metadataEndpoint')
    : []
}

function queue({ queue: settings, credentials, find: { minAgeMs } }: Settings): CodedFinding[] {
  if (settings === null) return []
  const findings: CodedFinding[] = []
  const url = URL.canParse(settings.url) ? new URL(settings.url) : null
  const fits = url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.search === ''
  if (!fits || url.pathname === '/')
    findings.push(
      finding(
        'notifications.queueUrl',
        'url_invalid',
        `"${settings.url}" is not the address of a queue.`,
        'For example https://sqs.eu-central-1.amazonaws.com/123456789012/name; its ARN is not it.',
      ),
    )
  else if (url.pathname.endsWith('.fifo'))
    findings.push(
      finding('notifications.queueUrl', 'config_invalid', 'S3 sends nothing to FIFO queues.', 'Use a standard queue.'),
    )
  if (credentials.kind === 'anonymous')
    findings.push(
      finding('credentials', 'config_invalid', 'Nobody reads a queue without credentials.', 'Choose another kind.'),
    )
  if (minAgeMs > 0)
    findings.push(
      finding('find.minAge', 'config_invalid', 'A message names an object that is whole.', 'Leave the age out.'),
    )
  return findings
}

function find({ find: settings }: Settings): CodedFinding[] {
  const findings: CodedFinding[] = []
  if (settings.prefixes.length > 1 && settings.prefixes[0] === '')
    findings.push(
      finding('prefix', 'config_invalid', 'Without it the whole bucket is read.', 'Enter the first prefix here.'),
    )
  if (settings.from !== null && Number.isNaN(settings.from))
    findings.push(finding('find.from', 'timestamp_invalid', 'Not a time.', 'For example 2026-01-01T00:00:00Z.'))
  for (const [index, prefix] of settings.prefixes.entries()) {
    const at = index === 0 ? 'prefix' : `morePrefixes[${index - 1}]`
    const unknown = /\{(?!yyyy\}|MM\}|dd\}|HH\})[^}]*\}/.exec(prefix)?.[0]
    if (unknown !== undefined)
      findings.push(
        finding(at, 'variable_unknown', `${unknown} is no part of a date.`, 'Use {yyyy}, {MM}, {dd}, {HH}.'),
      )
    else if (isDated(prefix) && !/^[^{]*\{yyyy\}/.test(prefix))
      findings.push(finding(at, 'variable_unknown', 'The date does not begin with its year.', 'Begin it with {yyyy}.'))
  }
  const problem = compileKeys(settings).problem
  if (problem !== null) findings.push(finding(problem.path, 'expression_invalid', problem.message, 'Mend the pattern.'))
  return findings
}

function after({ after: settings, find: { prefixes } }: Settings): CodedFinding[] {
  if (settings.kind !== 'move') return []
  const { prefix } = settings
  const listed = prefixes.find((one) => prefix.startsWith(fixedPart(one)) || fixedPart(one).startsWith(prefix))
  if (listed === undefined) return []
  return [
    finding(
      'after.prefix',
      'config_invalid',
      `What is moved to "${prefix}" would be found again under "${listed}".`,
      'Move it to where nothing is listed, and list only what is to be read.',
    ),
  ]
}
