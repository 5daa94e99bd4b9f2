import { randomInt, randomUUID } from 'node:crypto'
import { isJsonObject, type JsonObject, type JsonValue } from '@halcyon/domain'
import { PRESETS } from './presets/index.ts'
import type { Preset } from './presets/preset.ts'

const TITLES = [
  'Sign-in from two countries within an hour',
  'Credential dumping with a signed tool',
  'Outbound connection to a known command server',
  'Log file cleared by an administrator',
]
const SEVERITIES = ['low', 'medium', 'high', 'critical']

/** A record of the product the config names; without one an alert as an API gives it. Addresses are those for documentation. */
export function sample(config: JsonValue = {}): JsonValue {
  const named = Object.entries(PRESETS).find(([name]) => isJsonObject(config) && config.preset === name)
  return named === undefined ? alert() : variantOf(named[1])
}

function alert(): JsonObject {
  const at = Date.now() - randomInt(1000, 60_000)
  return {
    id: randomUUID(),
    title: TITLES[randomInt(TITLES.length)] ?? 'Suspicious activity',
    severity: SEVERITIES[randomInt(SEVERITIES.length)] ?? 'low',
    created_at: new Date(at - 5000).toISOString(),
    updated_at: new Date(at).toISOString(),
    host: `ws-${randomInt(1000, 9999)}`,
    source_ip: `198.51.100.${randomInt(1, 254)}`,
  }
}

const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g
/** Seconds since 1970, as the records of 2026 have them. */
const EPOCH = /\b17\d{8}\b/g

/** The record with other ids and times of now; the spans between its times stay. */
function variantOf({ record, fresh }: Preset): JsonValue {
  const text = fresh.reduce((before, id) => before.replaceAll(id, anotherLike(id)), JSON.stringify(record))
  const times = text.match(TIME)?.map((time) => Date.parse(time)) ?? []
  const seconds = text.match(EPOCH)?.map((second) => Number(second) * 1000) ?? []
  const shift = Date.now() - randomInt(1000, 60_000) - Math.max(...times, ...seconds)
  return JSON.parse(
    text
      .replace(TIME, (time) => new Date(Date.parse(time) + shift).toISOString())
      .replace(EPOCH, (second) => String(Math.floor((Number(second) * 1000 + shift) / 1000))),
  ) as JsonValue
}

/** Same length and shape; a first digit stays above zero. */
const anotherLike = (id: string): string =>
  id.replace(/[0-9a-f]/g, (char, index: number) =>
    /\d/.test(char) ? String(index === 0 ? randomInt(1, 10) : randomInt(10)) : 'abcdef'.charAt(randomInt(6)),
  )
