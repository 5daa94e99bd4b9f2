import { randomInt, randomUUID } from 'node:crypto'
import { isJsonObject, type JsonValue } from '@halcyon/domain'

const FINDINGS = [
  { title: 'Malware found and quarantined', severity: 'high', file: 'invoice_0319.xlsm' },
  { title: 'Removable medium with many files', severity: 'medium', file: 'E:\\export' },
  { title: 'Protection switched off by a user', severity: 'critical', file: '' },
] as const
const USERS = ['a.keller', 'm.okafor', 'j.lindqvist']

/** A record as a file has it: of CSV all values are text, of text lines it is `{message}`. */
export function sample(config: JsonValue = {}): JsonValue {
  const found = FINDINGS[randomInt(FINDINGS.length)] ?? FINDINGS[0]
  const record = {
    id: randomUUID(),
    created_at: new Date(Date.now() - randomInt(60_000)).toISOString(),
    title: found.title,
    severity: found.severity,
    host: `ws-${randomInt(1000, 9999)}`,
    user: USERS[randomInt(USERS.length)] ?? null,
    file: found.file,
    count: randomInt(1, 50),
  }
  const format = isJsonObject(config) ? config.format : undefined
  if (format === 'text') return { message: `${record.created_at} ${record.host} ${record.title} (${record.id})` }
  return format === 'csv' ? { ...record, count: String(record.count) } : record
}
