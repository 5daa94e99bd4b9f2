import { type Connector, NeedsHuman } from '@halcyon/connector-kit'
import type { Finding, JsonValue, MapResult } from '@halcyon/domain'
import { type CompiledMapping, compile, explain, type MapContext } from '@halcyon/mapping'
import { mapScripted, runScript, type Scripted } from '@halcyon/pipeline'
import type { Script } from '@halcyon/sandbox'
import { tryScript } from '../runtime/open-script.ts'
import { payloadBudget } from './payloads.ts'
import type { Job, JobAnswer, JobInput, JobItem } from './protocol.ts'
import { digestOf, type Received, receiverOf } from './receive.ts'

type Refusal = Omit<Extract<JobAnswer, { ok: false }>, 'ok' | 'side'>
type Side = Extract<JobAnswer, { ok: true }>['sides'][number]

/** Milliseconds for the script of a side on all records, looked at after so many. */
const SCRIPT_MS = 2000
const CHUNK = 5

/** Runs each side over all inputs with the function that production maps with; the last step, writing, is left out. */
export async function runJob(job: Job, connector: Connector | null): Promise<JobAnswer> {
  const sides: Side[] = []
  for (const [side, content] of job.sides.entries()) {
    const done = await runSide(job, content, connector)
    if ('code' in done) return { ok: false, side, ...done }
    sides.push(done)
  }
  return { ok: true, sides }
}

async function runSide(job: Job, content: Job['sides'][number], connector: Connector | null): Promise<Side | Refusal> {
  const compiled = compile(content.mapping)
  if (!compiled.ok)
    return { code: 'mapping_invalid', message: 'The mapping cannot be compiled', errors: compiled.errors }
  const script = await tryScript(compiled.mapping.script)
  if (script !== null && 'code' in script)
    return { code: 'mapping_invalid', message: 'The script cannot be compiled', errors: [script] }
  const run = script === null ? null : scriptRun(script)
  try {
    return await mapInputs(job, content, connector, compiled.mapping, run)
  } finally {
    script?.close()
  }
}

type Run = (items: readonly JsonValue[]) => Promise<readonly Scripted[]>

/** Runs for so long in all: what is left then says so. */
function scriptRun(script: Script): Run {
  const until = performance.now() + SCRIPT_MS
  return (items) => runScript((some) => script.run(some), items, { until, chunk: CHUNK })
}

async function mapInputs(
  job: Job,
  content: Job['sides'][number],
  connector: Connector | null,
  mapping: CompiledMapping,
  script: Run | null,
): Promise<Side | Refusal> {
  const context = { scope: job.datasourceId, receivedAt: job.receivedAt }
  const items: JobItem[] = []
  const open = readerOf(job, content, connector)
  if ('code' in open) return open
  const goesBack = payloadBudget()
  let record = 0
  for (const input of job.inputs) {
    const sent = input.kind === 'payload' && input.sent
    for (const received of await open.read(input)) {
      const mapped = await mapReceived(received, mapping, script, context, job.limit - items.length + 1)
      const payload = !sent && received.kind === 'payload' && goesBack(received.payload) ? received.payload : null
      items.push(...mapped.map((item, index) => ({ ...item, record, payload: index === 0 ? payload : null })))
      record += 1
      if (items.length > job.limit) return { items: items.slice(0, job.limit), truncated: true }
    }
  }
  return { items, truncated: false }
}

interface Reader {
  read(input: JobInput): Promise<readonly Received[]>
}

function readerOf(job: Job, { config }: Job['sides'][number], connector: Connector | null): Reader | Refusal {
  if (job.inputs.every(({ kind }) => kind !== 'raw')) {
    return { read: async (input) => (input.kind === 'raw' ? [] : [readAlready(input)]) }
  }
  if (connector === null) return refusal('connector_unknown', `There is no connector type "${job.type}"`)
  try {
    const receive = receiverOf(connector, config)
    return { read: async (input) => (input.kind === 'raw' ? receive(input) : [readAlready(input)]) }
  } catch (error) {
    if (error instanceof NeedsHuman) return refusal('draft_invalid', error.message)
    throw error
  }
}

/** What needs no parser. */
const readAlready = (input: Exclude<JobInput, { kind: 'raw' }>): Received =>
  input.kind === 'payload' ? { kind: 'payload', payload: input.payload, digest: digestOf } : input

const refusal = (code: string, message: string): Refusal => ({
  code,
  message,
  errors: [{ path: 'config', code, message }],
})

type Mapped = Omit<JobItem, 'record' | 'payload'>

const EMPTY = {
  ...{ alerts: [], entities: [], relationships: [], warnings: [], errors: [], unmapped: [], logs: [] },
  ...{ ms: 0, digest: '' },
}
const HANDSHAKE: Finding = {
  path: '$',
  code: 'no_records',
  message: 'The request has no records: the connector answers it itself',
}

async function mapReceived(
  received: Received,
  mapping: CompiledMapping,
  script: Run | null,
  context: MapContext,
  most: number,
): Promise<Mapped[]> {
  if (received.kind === 'nothing') return [{ ...EMPTY, outcome: 'filtered', warnings: [HANDSHAKE] }]
  if (received.kind === 'malformed') {
    return [{ ...EMPTY, outcome: 'rejected', digest: received.digest, errors: received.errors }]
  }
  const { payload } = received
  const all = mapping.split(payload)
  const parts = all.slice(0, most)
  const begun = performance.now()
  const scripted = script === null || parts.some((part) => mapping.isRefused(part)) ? [] : await script(parts)
  const scriptMs = parts.length === 0 ? 0 : (performance.now() - begun) / parts.length
  return parts.map((part, index) => {
    const begun = performance.now()
    const one = scripted[index]
    const result = mapScripted(mapping, part, one, context)
    const ms = Math.round((performance.now() - begun + scriptMs) * 1000) / 1000
    const digest = received.digest(part, all.length === 1 && part === payload)
    const made = one === undefined ? [part] : one.ok ? one.items : []
    const logs = one?.logs ?? []
    return { ...EMPTY, ...resultOf(result), unmapped: unmappedOf(mapping, made, context), logs, ms, digest }
  })
}

/** Leaves of the items that no row of the mapping read. */
function unmappedOf(mapping: CompiledMapping, made: readonly JsonValue[], context: MapContext): readonly string[] {
  const { items } = explain(mapping, null, context, { made })
  return [...new Set(items.flatMap(({ unmapped }) => unmapped))]
}

function resultOf(result: MapResult): Pick<Mapped, 'outcome'> & Partial<Mapped> {
  if (result.outcome === 'filtered') return { outcome: 'filtered' }
  if (result.outcome === 'rejected') return { outcome: 'rejected', errors: result.errors }
  const { outcome, alerts, entities, relationships, warnings } = result
  return { outcome, alerts, entities, relationships, warnings }
}
