import { randomInt, randomUUID } from 'node:crypto'
import { isJsonObject, type JsonValue } from '@halcyon/domain'
import { PRESETS } from './presets/index.ts'
import { PRESET_NAMES } from './presets/names.ts'
import { TEMPLATES } from './templates/index.ts'
import { variantOf } from './templates/variant.ts'

const FINDINGS = [
  {
    title: 'Credential dumping with a signed tool',
    severity: 'high',
    technique: 'T1003.001',
    process: 'procdump64.exe',
  },
  { title: 'Sign-in from two countries within an hour', severity: 'medium', technique: 'T1078', process: null },
  { title: 'Ransom note written to a file share', severity: 'critical', technique: 'T1486', process: 'svch0st.exe' },
  {
    title: 'Outbound connection to a known command server',
    severity: 'high',
    technique: 'T1071.001',
    process: 'rundll32.exe',
  },
  { title: 'Log file cleared by an administrator', severity: 'low', technique: 'T1070.001', process: 'wevtutil.exe' },
] as const
const PEOPLE = ['a.keller', 'm.okafor', 'svc-backup', 'j.lindqvist']

const pick = <T>(list: readonly [T, ...T[]] | readonly T[]): T | undefined => list[randomInt(list.length)]

/** A record of the sender the config names; without one an alert as a detection product sends it. Addresses are those for documentation. */
export function sample(config: JsonValue = {}): JsonValue {
  const preset = isJsonObject(config) ? config.preset : undefined
  const template = TEMPLATES.find((one) => one.preset === preset)
  if (template !== undefined) return variantOf(template)
  const name = PRESET_NAMES.find((one) => one === preset)
  const example = name === undefined ? undefined : PRESETS[name].sample
  return example === undefined ? detection() : variantOf(example)
}

function detection(): JsonValue {
  const found = pick(FINDINGS)
  const host = `ws-${randomInt(1000, 9999)}`
  const user = pick(PEOPLE) ?? null
  return {
    id: randomUUID(),
    title: found?.title ?? 'Suspicious activity',
    severity: found?.severity ?? 'low',
    created_at: new Date(Date.now() - randomInt(1000, 60_000)).toISOString(),
    text: `${found?.title ?? 'Activity'} on ${host}.`,
    host,
    user,
    source_ip: `198.51.100.${randomInt(1, 254)}`,
    process: found?.process ?? null,
    technique: found?.technique ?? null,
    score: randomInt(1, 100),
  }
}
