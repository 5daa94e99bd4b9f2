import type { CodedFinding } from '@halcyon/domain'
import { brokerOf, settingsOf, signInOf } from '../settings.ts'
import type { KafkaConfig } from './config.ts'
import { MECHANISMS } from './connection.ts'

type Mechanism = (typeof MECHANISMS)[number]

const USER = ['username'] as const
const NEEDED: Readonly<Record<Mechanism, readonly ('username' | 'tokenUrl' | 'clientId')[]>> = {
  plain: USER,
  'scram-sha-256': USER,
  'scram-sha-512': USER,
  oauthbearer: ['tokenUrl', 'clientId'],
}

/** Fields of the other mechanisms: left out in silence they would seem to count. */
const foreign = (mechanism: Mechanism) =>
  mechanism === 'oauthbearer' ? USER : (['tokenUrl', 'clientId', 'scope', 'extensions'] as const)

/** What the schema cannot tell. */
export function validateConfig(config: KafkaConfig): readonly CodedFinding[] {
  const findings: CodedFinding[] = []
  const wrong = (path: string, message: string, suggestion: string): void => {
    findings.push({ path, code: 'config_invalid', message, suggestion })
  }
  for (const [index, broker] of config.brokers.entries()) {
    if (brokerOf(broker) === null)
      wrong(`brokers[${index}]`, `"${broker}" is not host:port.`, 'Write it as kafka-1.example.com:9093.')
  }
  const { tls, groupId, start } = settingsOf(config)
  const sasl = signInOf(config)
  if (config.sasl !== undefined && sasl.mechanism === undefined)
    wrong('sasl.mechanism', 'No mechanism is set.', `Set one of ${MECHANISMS.join(', ')}.`)
  for (const field of sasl.mechanism === undefined ? [] : NEEDED[sasl.mechanism]) {
    if ((sasl[field] ?? '').trim() === '')
      wrong(`sasl.${field}`, `The mechanism ${sasl.mechanism} needs "${field}".`, 'Set it.')
  }
  for (const field of sasl.mechanism === undefined ? [] : foreign(sasl.mechanism)) {
    if (sasl[field] !== undefined)
      wrong(`sasl.${field}`, `The mechanism ${sasl.mechanism} has no "${field}".`, 'Remove it.')
  }
  const { format = 'json', csv } = config
  for (const options of ['json', 'csv', 'avro', 'protobuf'] as const) {
    if (options !== format && Object.keys(config[options] ?? {}).length > 0)
      wrong(`${options}`, `These are for the format ${options}.`, `Remove them, or set the format to ${options}.`)
  }
  if (format === 'csv' && csv?.columns === undefined)
    wrong('csv.columns', 'CSV needs the names of its columns.', 'List them in order.')
  if ((format === 'avro' || format === 'protobuf') && !isHttp(config[format]?.registry ?? ''))
    wrong(
      `${format}.registry`,
      `${format === 'avro' ? 'Avro' : 'Protobuf'} needs the address of a schema registry.`,
      'Write it as https://schemas.example.com.',
    )
  if (tls === null && (config.tls?.clientCertificate ?? '') !== '')
    wrong('tls.clientCertificate', 'A client certificate needs TLS.', 'Set the encryption to verify.')
  if (tls !== null) {
    for (const name of ['ca', 'clientCertificate'] as const) {
      if (tls[name] !== null && !tls[name].includes('-----BEGIN CERTIFICATE-----'))
        wrong(`tls.${name}`, 'This is not a certificate in PEM.', 'It begins with -----BEGIN CERTIFICATE-----.')
    }
  }
  if (typeof start === 'object' && 'group' in start && groupId === null)
    wrong('start', 'The place of a group is asked for, and no group is named.', 'Set groupId.')
  if (typeof start === 'object' && 'timestamp' in start && Number.isNaN(Date.parse(start.timestamp)))
    wrong('start.timestamp', `"${start.timestamp}" is not a time.`, 'Write it as 2026-01-01T00:00:00Z.')
  return findings
}

const isHttp = (text: string): boolean => /^https?:$/.test(URL.parse(text)?.protocol ?? '')
