import { parseRecordPath } from '@halcyon/connector-kit'
import type { CodedFinding, ErrorCode } from '@halcyon/domain'
import type { AmqpConfig } from './config.ts'
import { settingsOf } from './settings.ts'

/** What may wait in memory. */
const MAX_WAITING_BYTES = 256 * 1024 * 1024
/** Of a name in the protocol. */
const MAX_NAME_BYTES = 255

type Found = (path: string, message: string, suggestion: string, code?: ErrorCode) => void

/** What the schema cannot say. Empty = the configuration can work. */
export function validateConfig(config: AmqpConfig): readonly CodedFinding[] {
  const findings: CodedFinding[] = []
  const found: Found = (path, message, suggestion, code = 'config_invalid') => {
    findings.push({ path, code, message, suggestion })
  }
  if (/[/@\s]/.test(config.host))
    found('host', 'The host is no name and no address.', 'For example rabbitmq.example.com.')
  ofTls(config, found)
  ofNames(config, found)
  ofFormat(config, found)
  const { prefetch, messageBytes } = settingsOf(config)
  if (prefetch * messageBytes > MAX_WAITING_BYTES)
    found(
      'limits',
      `${prefetch} messages of ${messageBytes} bytes are more than 256 MiB.`,
      `Set the prefetch to ${Math.floor(MAX_WAITING_BYTES / messageBytes)} at most, or take smaller messages.`,
    )
  return findings
}

function ofTls(config: AmqpConfig, found: Found): void {
  const { tls, auth } = settingsOf(config)
  const certificate = (config.tls?.clientCertificate ?? '').trim() !== ''
  if (tls === null && certificate)
    found('tls.clientCertificate', 'A client certificate needs TLS.', 'Set the encryption to verify.')
  if (auth.kind === 'external' && !certificate)
    found(
      'tls.clientCertificate',
      'No client certificate says who it is.',
      'Set it, or sign in with user and password.',
    )
  for (const name of ['ca', 'clientCertificate'] as const) {
    if (tls !== null && tls[name] !== null && !tls[name].includes('-----BEGIN CERTIFICATE-----'))
      found(`tls.${name}`, 'This is not a certificate in PEM.', 'It begins with -----BEGIN CERTIFICATE-----.')
  }
}

function ofNames({ queue, declare }: AmqpConfig, found: Found): void {
  const { exchange = '', routingKeys = [] } = declare ?? {}
  const names: [string, string][] = [
    ['queue', queue],
    ['declare.exchange', exchange],
    ...routingKeys.map((key, i): [string, string] => [`declare.routingKeys[${i}]`, key]),
  ]
  for (const [path, name] of names) {
    if (Buffer.byteLength(name) > MAX_NAME_BYTES)
      found(path, `It has more than ${MAX_NAME_BYTES} bytes in UTF-8.`, 'Choose a shorter name.')
  }
  if (exchange === '' && Object.keys(declare ?? {}).length > 0)
    found('declare.exchange', 'A queue is made for an exchange, and none is named.', 'Name it, or remove the rest.')
  if (exchange !== '' && queue.startsWith('amq.'))
    found('queue', 'Names that begin with amq. are the broker’s own.', 'Choose another name.')
}

function ofFormat({ format = 'json', recordPath = '', csv, element }: AmqpConfig, found: Found): void {
  if (recordPath !== '' && format !== 'json')
    found('recordPath', `The format ${format} has no path to records.`, 'Leave it out, or choose json.')
  else if (parseRecordPath(recordPath || '$') === null)
    found('recordPath', `"${recordPath}" is not a path to records.`, 'For example $.Records[*].', 'path_invalid')
  if (format === 'csv' && csv?.columns === undefined)
    found('csv.columns', 'CSV needs the names of its columns.', 'List them in order.')
  if (Object.keys(csv ?? {}).length > 0 && format !== 'csv')
    found('csv', `The format is ${format}.`, 'Leave it out, or choose csv.')
  const delimiter = csv?.delimiter ?? ','
  if (delimiter === '"' || /[\n\r]|[^\0-~]/.test(delimiter))
    found('csv.delimiter', 'Not a character that can part fields.', 'Use one of ASCII, such as a comma.')
  if (format === 'xml' && element === undefined)
    found('element', 'Which element is a record is not said.', 'Enter its name, for example Event.')
  if (element !== undefined && format !== 'xml')
    found('element', `The format ${format} has no elements.`, 'Leave it out, or choose xml.')
}
