/**
 * Items a second of `map()` on parsed payloads, one thread; and of a function written by hand for the same mapping, in the same run.
 * node bench/mapping/run.ts [seconds]
 */
import { ALERT_ATTRIBUTES, type AttributeSpec, type JsonObject, type JsonValue, parseJson } from '@halcyon/domain'
import { compile, type MapContext } from '@halcyon/mapping'
import { mapping, mappingWithHost, payload } from './fixture.ts'

const SECONDS = Number(process.argv[2] ?? 3)
const COUNT = 4096
const context: MapContext = { scope: 'bench', receivedAt: '2026-01-01T00:00:00.000Z' }
const items: JsonValue[] = Array.from({ length: COUNT }, (_, i) => parseJson(JSON.stringify(payload(i))))

interface Rate {
  readonly wall: number
  /** By processor time: what a busy machine does not distort. */
  readonly cpu: number
}

const rate = (run: (item: JsonValue) => unknown): Rate => {
  let done = 0
  let kept: unknown
  const start = performance.now()
  const before = process.cpuUsage()
  let elapsed = 0
  while (elapsed < SECONDS * 1000) {
    for (const item of items) kept = run(item)
    done += COUNT
    elapsed = performance.now() - start
  }
  if (kept === undefined) throw new Error('nothing was made')
  const { user, system } = process.cpuUsage(before)
  return { wall: (done / elapsed) * 1000, cpu: (done / (user + system)) * 1_000_000 }
}

const compiled = (document: unknown): ((item: JsonValue) => unknown) => {
  const result = compile(document)
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return (item) => result.mapping.map(item, context)
}

const spec = (name: string): AttributeSpec => ALERT_ATTRIBUTES[name]!
const TARGETS = {
  title: spec('title'),
  description: spec('description'),
  severity: spec('severity'),
  status: spec('status'),
  confidence: spec('confidence'),
  occurredAt: spec('occurredAt'),
  sourceCreatedAt: spec('sourceCreatedAt'),
  sourceUpdatedAt: spec('sourceUpdatedAt'),
  ruleId: spec('ruleId'),
  ruleName: spec('ruleName'),
  category: spec('category'),
  link: spec('link'),
}
const checked = (target: AttributeSpec, value: JsonValue | undefined): JsonValue => {
  const coerced = target.coerce(value ?? null)
  if (!coerced.ok) throw new Error(coerced.code)
  return coerced.value
}

/** What a person would write for this one payload, with the ontology's checks. */
const byHand = (item: JsonValue): unknown => {
  const alert = item as JsonObject
  const fields = {
    title: checked(TARGETS.title, alert.display_name),
    description: checked(TARGETS.description, alert.description),
    severity: checked(TARGETS.severity, alert.severity_name),
    severityRaw: alert.severity_name,
    status: checked(TARGETS.status, alert.status),
    confidence: checked(TARGETS.confidence, alert.confidence),
    occurredAt: checked(TARGETS.occurredAt, alert.timestamp),
    sourceCreatedAt: checked(TARGETS.sourceCreatedAt, alert.created_timestamp),
    sourceUpdatedAt: checked(TARGETS.sourceUpdatedAt, alert.updated_timestamp),
    ruleId: checked(TARGETS.ruleId, alert.pattern_id),
    ruleName: checked(TARGETS.ruleName, alert.display_name),
    category: checked(TARGETS.category, alert.scenario),
    link: checked(TARGETS.link, alert.falcon_host_link),
    kind: 'detection',
  }
  const sourceEventId = String(alert.composite_id)
  const alerts = [{ output: 'alert', sourceEventId, fields }]
  return { outcome: 'mapped', alerts, entities: [], relationships: [], warnings: [] }
}

const number = (value: number): string => Math.round(value).toLocaleString('en').padStart(10)
const show = (name: string, { wall, cpu }: Rate): void =>
  console.log(`${name.padEnd(28)} ${number(wall)} items/s  ${number(cpu)} items per second of processor time`)

console.log(`payload ${JSON.stringify(payload(1)).length} bytes, ${SECONDS} s each`)
const map = compiled(mapping)
const withHost = compiled(mappingWithHost)
if (JSON.stringify(map(items[0]!)).length < 100) throw new Error('the mapping gave nothing')
rate(map)
rate(byHand)
const mapped = rate(map)
const hand = rate(byHand)
show('map(), 12 fields', mapped)
show('map(), 12 fields and a host', rate(withHost))
show('written by hand, 12 fields', hand)
console.log(`map() takes ${(hand.cpu / mapped.cpu).toFixed(2)} times as long as the function written by hand`)
