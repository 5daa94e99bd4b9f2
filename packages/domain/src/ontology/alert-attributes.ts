import { coerceAttacks } from './attack.ts'
import {
  attribute,
  boolean,
  type Coerce,
  cutText,
  hex,
  httpsLink,
  jsonObject,
  lowerText,
  number,
  text,
  textList,
  timestamp,
  word,
} from './coerce.ts'
import type { AttributeSpec } from './contract.ts'
import { normaliseSeverity } from './severity.ts'
import { missing, refuse } from './text.ts'
import {
  DISPOSITION_SYNONYMS,
  DISPOSITIONS,
  KIND_SYNONYMS,
  KINDS,
  SEVERITIES,
  STATUS_SYNONYMS,
  STATUSES,
  VERDICT_SYNONYMS,
  VERDICTS,
  vocabulary,
} from './vocabulary.ts'

/** Code points. An id's bound keeps its index entry under PostgreSQL's 2,704 bytes. */
export const LIMITS = {
  id: 512,
  title: 512,
  name: 512,
  word: 256,
  text: 65_536,
  listItem: 256,
  listItems: 256,
} as const

const severity: Coerce = (value) => {
  const known = normaliseSeverity(value)
  if (known !== null) return { ok: true, value: known }
  if (value === null) return missing()
  return refuse('severity_unknown', `Expected one of ${SEVERITIES.join(', ')}`, 'Add a lookup from the vendor’s scale')
}

const choice = (values: readonly string[], synonyms: Readonly<Record<string, string>>): Coerce =>
  word(vocabulary(values, synonyms), 'enum_unknown', values)

const required = { required: true } as const
const runtime = { required: true, runtime: true } as const
const id = text(LIMITS.id)
const name = text(LIMITS.name)

const ATTRIBUTES: readonly AttributeSpec[] = [
  attribute('id', 'string', 'UUIDv5 in the tenant’s namespace of source and sourceEventId.', id, runtime),
  attribute('tenantId', 'string', 'The organization the alert belongs to.', id, runtime),
  attribute('source', 'string', 'The datasource’s id.', id, runtime),
  attribute(
    'sourceEventId',
    'string',
    'The thing’s id at the source, as text; else the digest of the item.',
    id,
    required,
  ),
  attribute('kind', 'enum', 'What sort of finding it is.', choice(KINDS, KIND_SYNONYMS), {
    ...required,
    values: KINDS,
  }),
  attribute('title', 'string', 'One line for a list; cut at 512 characters.', cutText(LIMITS.title), required),
  attribute('description', 'text', 'The finding in the vendor’s words.', text(LIMITS.text)),
  attribute('severity', 'enum', 'How bad it is, from the vendor’s label or its number in its own bands.', severity, {
    ...required,
    values: SEVERITIES,
  }),
  attribute('severityRaw', 'string', 'The severity as received.', text(LIMITS.word), required),
  attribute('status', 'enum', 'Where the work on it stands.', choice(STATUSES, STATUS_SYNONYMS), {
    ...required,
    values: STATUSES,
  }),
  attribute('verdict', 'enum', 'What the investigation found.', choice(VERDICTS, VERDICT_SYNONYMS), {
    values: VERDICTS,
  }),
  attribute('disposition', 'enum', 'What the product did about it.', choice(DISPOSITIONS, DISPOSITION_SYNONYMS), {
    values: DISPOSITIONS,
  }),
  attribute('confidence', 'integer', 'The vendor’s confidence, 0–100.', number(0, 100, true)),
  attribute('riskScore', 'number', 'The vendor’s risk score, 0–100.', number(0, 100, false)),
  attribute('occurredAt', 'timestamp', 'Earliest activity; else sourceCreatedAt.', timestamp, required),
  attribute('lastSeenAt', 'timestamp', 'Latest activity, not before occurredAt.', timestamp),
  attribute('sourceCreatedAt', 'timestamp', 'When the vendor created the finding.', timestamp),
  attribute(
    'sourceUpdatedAt',
    'timestamp',
    'When the vendor changed it last; decides which of two updates is newer.',
    timestamp,
  ),
  attribute('receivedAt', 'timestamp', 'When we received it.', timestamp, runtime),
  attribute('ruleId', 'string', 'The detector’s id.', id),
  attribute('ruleName', 'string', 'The detector’s name.', name),
  attribute('category', 'string', 'The vendor’s type of finding, lower-case.', lowerText(LIMITS.word)),
  attribute(
    'attacks',
    'attack_list',
    'Tactics and techniques: MITRE ATT&CK, others with framework vendor.',
    coerceAttacks,
  ),
  attribute('link', 'url', 'The finding in the vendor’s console; https only.', httpsLink),
  attribute(
    'count',
    'integer',
    'How many occurrences the vendor folded into it.',
    number(1, Number.MAX_SAFE_INTEGER, true),
  ),
  attribute('assignee', 'string', 'Who works on it at the vendor.', name),
  attribute('tags', 'string_list', 'Labels.', textList(LIMITS.listItem, LIMITS.listItems)),
  attribute('isSample', 'boolean', 'The vendor’s test finding.', boolean),
  attribute('rawSha256', 'string', 'SHA-256 of the body as received.', hex(64), runtime),
  attribute('rawRef', 'string', 'The captured payload; absent where capture leaves it out.', id, { runtime: true }),
  attribute('mapping', 'json', 'Name and version of the mapping that produced it.', jsonObject, runtime),
]

const table = (specs: readonly AttributeSpec[]): Readonly<Record<string, AttributeSpec>> =>
  Object.freeze(Object.assign(Object.create(null), Object.fromEntries(specs.map((spec) => [spec.name, spec]))))

/** Every attribute of an alert by its camelCase name. No prototype: looking up `constructor` finds nothing. */
export const ALERT_ATTRIBUTES: Readonly<Record<string, AttributeSpec>> = table(ATTRIBUTES)
