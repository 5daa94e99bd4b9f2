import { randomInt, randomUUID } from 'node:crypto'
import { isJsonObject, type JsonObject, type JsonValue } from '@halcyon/domain'

const FINDINGS = [
  { title: 'Sign-in from two countries within an hour', severity: 'medium', technique: 'T1078' },
  { title: 'Credential dumping with a signed tool', severity: 'high', technique: 'T1003.001' },
  { title: 'Outbound connection to a known command server', severity: 'high', technique: 'T1071.001' },
  { title: 'Log file cleared by an administrator', severity: 'low', technique: 'T1070.001' },
] as const
const PEOPLE = ['a.keller', 'm.okafor', 'svc-backup', 'j.lindqvist']

/** A record as the connector gives it, in the shape that a draft names. */
export function sample(config: JsonValue = {}): JsonValue {
  const draft = isJsonObject(config) ? config : {}
  const value = recordOf(draft)
  if (draft.shape !== 'envelope') return value
  const [topic] = Array.isArray(draft.topics) ? draft.topics : []
  return {
    topic: typeof topic === 'string' ? topic.replaceAll('*', 'alerts') : 'security-alerts',
    partition: randomInt(6),
    timestamp: new Date(Date.now() - randomInt(60_000)).toISOString(),
    key: `ws-${randomInt(1000, 9999)}`,
    headers: { 'content-type': 'application/json', traceparent: `00-${randomUUID().replaceAll('-', '')}` },
    offset: randomInt(1, 2_000_000_000),
    value,
  }
}

function recordOf({ format, csv = null }: JsonObject): JsonValue {
  const alert = alertOf()
  if (format === 'text') return { message: `${alert.created_at} ${alert.host} ${alert.severity}: ${alert.title}` }
  const columns = isJsonObject(csv) ? csv.columns : undefined
  if (format !== 'csv' || !Array.isArray(columns)) return alert
  return Object.fromEntries(columns.map((name) => [String(name), String(alert[String(name)] ?? randomInt(1000))]))
}

function alertOf() {
  const found = FINDINGS[randomInt(FINDINGS.length)] ?? FINDINGS[0]
  return {
    id: randomUUID(),
    title: found.title,
    severity: found.severity,
    created_at: new Date(Date.now() - randomInt(1000, 60_000)).toISOString(),
    host: `ws-${randomInt(1000, 9999)}`,
    user: PEOPLE[randomInt(PEOPLE.length)] ?? null,
    source_ip: `198.51.100.${randomInt(1, 254)}`,
    technique: found.technique,
    score: randomInt(1, 100),
  } satisfies JsonObject as JsonObject
}
