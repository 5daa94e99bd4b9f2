import { isStorableText } from '../json/storable.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../json/value.ts'
import type { Coerced } from './contract.ts'
import { isSentinel, longerThan, missing, refuse, scalarText } from './text.ts'

/** MITRE ATT&CK enterprise tactics (attack.mitre.org/tactics/enterprise). */
const TACTICS = new Map([
  ['TA0043', 'Reconnaissance'],
  ['TA0042', 'Resource Development'],
  ['TA0001', 'Initial Access'],
  ['TA0002', 'Execution'],
  ['TA0003', 'Persistence'],
  ['TA0004', 'Privilege Escalation'],
  ['TA0005', 'Defense Evasion'],
  ['TA0006', 'Credential Access'],
  ['TA0007', 'Discovery'],
  ['TA0008', 'Lateral Movement'],
  ['TA0009', 'Collection'],
  ['TA0011', 'Command and Control'],
  ['TA0010', 'Exfiltration'],
  ['TA0040', 'Impact'],
])
const foldTactic = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^mitre_/, '')
    .replace(/[^a-z]/g, '')
const TACTIC_IDS = new Map([...TACTICS].map(([id, name]) => [foldTactic(name), id]))

const MAX_ATTACKS = 64
const MAX_TEXT = 256
const TACTIC = /(?<![A-Z0-9])TA\d{4}(?![A-Z0-9])/
const TECHNIQUE = /(?<![A-Z0-9])T\d{4}(?:\.\d{3})?(?![A-Z0-9])/
const VENDOR_TACTIC = /^[A-Z]+TA\d{4}$/
const VENDOR_TECHNIQUE = /^[A-Z]+T\d{4}(?:\.\d{3})?$/

/**
 * Tactics and techniques in any spelling (`t1190`, `TA0005 - Defense Evasion`, `TA0043-T1595`, `mitre_credential_access`, an object, a
 * list of these) → `{framework, tacticId?, tactic?, techniqueId?, technique?}`. What is not MITRE's has framework `vendor`.
 */
export function coerceAttacks(value: JsonValue): Coerced {
  if (value === null) return missing()
  const entries: JsonObject[] = []
  for (const item of Array.isArray(value) ? value : [value]) {
    const parts = typeof item === 'string' ? item.split(/[,;|]/, MAX_ATTACKS + 1) : [item]
    for (const part of parts) {
      const entry = isJsonObject(part) ? fromObject(part) : fromText(scalarText(part) ?? '')
      if (entry !== null) entries.push(entry)
    }
    if (entries.length > MAX_ATTACKS) return refuse('list_too_long', `More than ${MAX_ATTACKS} entries`)
  }
  return entries.length === 0 ? missing() : { ok: true, value: entries }
}

function fromText(input: string): JsonObject | null {
  const text = input.trim()
  if (isSentinel(text) || longerThan(text, MAX_TEXT) || !isStorableText(text)) return null
  const upper = text.toUpperCase()
  const tacticId = TACTIC.exec(upper)?.[0] ?? TACTIC_IDS.get(foldTactic(text))
  const techniqueId = TECHNIQUE.exec(upper)?.[0]
  if (tacticId !== undefined || techniqueId !== undefined) return mitre(tacticId, undefined, techniqueId, undefined)
  if (VENDOR_TACTIC.test(upper)) return { framework: 'vendor', tacticId: upper }
  if (VENDOR_TECHNIQUE.test(upper)) return { framework: 'vendor', techniqueId: upper }
  return { framework: 'vendor', technique: text }
}

function fromObject(object: JsonObject): JsonObject | null {
  const tacticId = member(object, 'tacticId', 'tactic_id')?.toUpperCase()
  const techniqueId = member(object, 'techniqueId', 'technique_id')?.toUpperCase()
  const tactic = member(object, 'tactic', 'tacticName')
  const technique = member(object, 'technique', 'techniqueName')
  const known = tacticId === undefined && tactic !== undefined ? TACTIC_IDS.get(foldTactic(tactic)) : undefined
  const anyId = tacticId ?? techniqueId ?? known
  if (anyId === undefined && tactic === undefined && technique === undefined) return null
  const isMitre = anyId !== undefined && isMitreId(tacticId ?? known, TACTIC) && isMitreId(techniqueId, TECHNIQUE)
  if (isMitre) return mitre(tacticId ?? known, tactic, techniqueId, technique)
  return compact({ framework: 'vendor', tacticId, tactic, techniqueId, technique })
}

const isMitreId = (id: string | undefined, pattern: RegExp): boolean => id === undefined || pattern.exec(id)?.[0] === id

function member(object: JsonObject, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    if (!Object.hasOwn(object, name)) continue
    const text = scalarText(object[name] ?? null)?.trim() ?? ''
    if (!isSentinel(text) && !longerThan(text, MAX_TEXT) && isStorableText(text)) return text
  }
  return undefined
}

const mitre = (tacticId?: string, tactic?: string, techniqueId?: string, technique?: string): JsonObject =>
  compact({
    framework: 'mitre_attack',
    tacticId,
    tactic: tactic ?? (tacticId === undefined ? undefined : TACTICS.get(tacticId)),
    techniqueId,
    technique,
  })

function compact(entry: Readonly<Record<string, string | undefined>>): JsonObject {
  const out: JsonObject = {}
  for (const [name, text] of Object.entries(entry)) if (text !== undefined) out[name] = text
  return out
}
