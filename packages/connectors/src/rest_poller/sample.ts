import { randomInt, randomUUID } from 'node:crypto'
import type { JsonValue } from '@halcyon/domain'

export function sample(_config: JsonValue = {}): JsonValue {
  const at = new Date(Date.now() - randomInt(1000, 60_000)).toISOString()
  return {
    id: randomUUID(),
    title: 'Sign-in from two countries within an hour',
    severity: 'medium',
    created_at: at,
    updated_at: at,
  }
}
