import type { CodedFinding } from '@halcyon/domain'
import { brokerOf, settingsOf } from '../settings.ts'
import type { KafkaConfig } from './config.ts'

/** What the schema cannot tell. */
export function validateConfig(config: KafkaConfig): readonly CodedFinding[] {
  const findings: CodedFinding[] = []
  const wrong = (path: string, message: string, suggestion: string): void => {
    findings.push({ path, code: 'config_invalid', message, suggestion })
  }
  for (const [index, broker] of config.brokers.entries()) {
    if (brokerOf(broker) === null)
      wrong(`config.brokers[${index}]`, `"${broker}" is not host:port.`, 'Write it as kafka-1.example.com:9093.')
  }
  const { auth, tls, groupId, start } = settingsOf(config)
  if (auth.kind === 'sasl' && auth.username === '')
    wrong('config.auth', 'No user name is set.', 'Set the sign-in with its user name, or the API key.')
  if (tls === null && (config.tls?.clientCertificate ?? '') !== '')
    wrong('config.tls.clientCertificate', 'A client certificate needs TLS.', 'Set the encryption to verify.')
  if (tls !== null) {
    for (const name of ['ca', 'clientCertificate'] as const) {
      if (tls[name] !== null && !tls[name].includes('-----BEGIN CERTIFICATE-----'))
        wrong(`config.tls.${name}`, 'This is not a certificate in PEM.', 'It begins with -----BEGIN CERTIFICATE-----.')
    }
  }
  if (start.kind === 'group' && groupId === null)
    wrong('config.start', 'The place of a group is asked for, and no group is named.', 'Set groupId.')
  if (start.kind === 'timestamp' && Number.isNaN(Date.parse(start.time)))
    wrong('config.start.time', `"${start.time}" is not a time.`, 'Write it as 2026-01-01T00:00:00Z.')
  return findings
}
