import { randomInt } from 'node:crypto'
import { isJsonObject, type JsonValue } from '@halcyon/domain'

const FINDINGS = [
  { title: 'Many rows exported by one account', severity: 'high', action: 'EXPORT' },
  { title: 'Privilege granted outside of a change', severity: 'critical', action: 'GRANT' },
  { title: 'Sign-in from a new address', severity: 'medium', action: 'LOGIN' },
  { title: 'Audit logging switched off', severity: 'high', action: 'ALTER' },
] as const
const ACTORS = ['a.keller@example.com', 'm.okafor@example.com', 'svc-report@example.com']

/** A row as the connector gives it; where a draft names the columns of its offset and its key, they are in it. */
export function sample(config: JsonValue = {}): JsonValue {
  const found = FINDINGS[randomInt(FINDINGS.length)] ?? FINDINGS[0]
  const id = randomInt(100_000, 2_000_000_000)
  const time = `${new Date(Date.now() - randomInt(60_000)).toISOString().slice(0, -1)}${randomInt(100, 999)}Z`
  const offset = isJsonObject(config) && isJsonObject(config.offset) ? config.offset : {}
  const named = (name: JsonValue | undefined, value: JsonValue) => (typeof name === 'string' ? { [name]: value } : {})
  return {
    id,
    updated_at: time,
    title: found.title,
    severity: found.severity,
    action: found.action,
    actor: ACTORS[randomInt(ACTORS.length)] ?? null,
    source_ip: `198.51.100.${randomInt(1, 254)}`,
    details: { rows: randomInt(1, 50_000), tags: ['database', 'audit'] },
    ...named(offset.column, offset.kind === 'increasing' ? id : time),
    ...named(offset.tieBreaker, id),
  }
}
