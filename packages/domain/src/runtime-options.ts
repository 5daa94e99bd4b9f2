/** The options every datasource has, whatever its type: one schema for validation, the form, the reference and the types. */
import { type Static, type TOptional, type TSchema, Type } from 'typebox'
import { Default, Errors } from 'typebox/value'
import type { Finding } from './outcome.ts'

const whole = (description: string, unit: string, value: number, minimum: number, maximum: number) =>
  Type.Integer({ description, 'x-unit': unit, default: value, minimum, maximum })

/** `x-mode`: the one mode of connectors that has these options. */
const group = <Properties extends Record<string, TSchema>>(
  description: string,
  properties: Properties,
  more: { readonly 'x-mode'?: 'push' | 'pull' } = {},
) => Type.Object(allOptional(properties), { description, additionalProperties: false, default: {}, ...more })

type AllOptional<Properties extends Record<string, TSchema>> = {
  [Name in keyof Properties]: TOptional<Properties[Name]>
}

/** A draft may leave out any part: the default stands in for it. */
const allOptional = <Properties extends Record<string, TSchema>>(properties: Properties) =>
  Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, Type.Optional(schema)]),
  ) as AllOptional<Properties>

export const RuntimeOptionsSchema = group('How the feed is run.', {
  rateLimit: group(
    'Ceiling on the feed, shared evenly among the nodes. Above it push senders get 429 and pull feeds wait. A request with many events is taken whole; the next ones wait until they are made up for.',
    {
      eventsPerSecond: whole('Events a second; 0 = no limit.', 'events/s', 0, 0, 1_000_000),
      burst: whole('Events taken at once after a quiet time; 0 = one second’s worth.', 'events', 0, 0, 10_000_000),
    },
  ),
  batch: group('When a batch is written.', {
    maxItems: whole('Most items in one batch.', 'items', 500, 1, 10_000),
    maxBytes: whole('Most bytes in one batch.', 'bytes', 4_194_304, 1024, 67_108_864),
    maxWaitMs: whole(
      'Longest an item waits for others; 0 = not at all, the writer groups what comes meanwhile.',
      'ms',
      0,
      0,
      60_000,
    ),
  }),
  retry: group(
    'How a transient failure is repeated: exponentially from initialMs to maxMs. A push feed’s senders repeat what fails; there these are the pauses before a worker that died is started again.',
    {
      maxAttempts: whole(
        'Attempts before the circuit counts a failure; 1 = no retry. Pull feeds only.',
        'attempts',
        5,
        1,
        100,
      ),
      initialMs: whole('First pause.', 'ms', 500, 10, 600_000),
      maxMs: whole('Longest pause.', 'ms', 60_000, 10, 86_400_000),
      jitter: Type.Number({
        description: 'Share of each pause that is random, so that feeds do not retry in step.',
        'x-unit': 'ratio',
        default: 0.5,
        minimum: 0,
        maximum: 1,
      }),
    },
  ),
  circuit: group('When to stop trying for a while.', {
    failures: whole('Failures within the window that open the circuit.', 'failures', 5, 1, 1000),
    windowMs: whole('Window in which they are counted.', 'ms', 60_000, 1000, 86_400_000),
    cooldownMs: whole('Pause before one attempt is let through.', 'ms', 30_000, 1000, 86_400_000),
  }),
  queue: group(
    'What may wait between a push feed’s senders and the writer. When it is full, senders get 429.',
    {
      maxItems: whole('Most items waiting.', 'items', 10_000, 1, 1_000_000),
      maxBytes: whole('Most bytes waiting.', 'bytes', 67_108_864, 1024, 1_073_741_824),
    },
    { 'x-mode': 'push' },
  ),
  memoryLimitMb: whole('Ceiling of the worker’s heap; past it the worker is restarted.', 'MiB', 256, 32, 8192),
  capture: group('Which payloads are kept as received, for replay and tests.', {
    raw: Type.Union([Type.Literal('always'), Type.Literal('sampled'), Type.Literal('rejectsOnly')], {
      description: 'always; sampled (one in a hundred, and every reject); rejectsOnly.',
      default: 'always',
    }),
    retentionDays: whole('Days a payload is kept.', 'days', 14, 1, 3650),
    maxGigabytes: Type.Number({
      description: 'Most the feed’s payloads may take; a warning comes at 80 %. The oldest go first.',
      'x-unit': 'GB',
      default: 10,
      minimum: 0.1,
      maximum: 100_000,
    }),
    redact: Type.Array(Type.String({ minLength: 1, maxLength: 512 }), {
      description: 'JSONPaths whose values are replaced before anything is stored.',
      default: [],
      maxItems: 100,
      uniqueItems: true,
    }),
  }),
  dedupe: group('Deliveries seen again are written once.', {
    windowHours: whole('How long a delivery is remembered.', 'hours', 96, 1, 744),
  }),
})

/** A draft's `runtime`: any part may be left out. */
export type PartialRuntimeOptions = Static<typeof RuntimeOptionsSchema>

type Resolved<T> = {
  readonly [Name in keyof T]-?: NonNullable<T[Name]> extends Record<string, unknown>
    ? Resolved<NonNullable<T[Name]>>
    : NonNullable<T[Name]>
}

/** Every option with a value. */
export type RuntimeOptions = Resolved<PartialRuntimeOptions>

/** Valid options with defaults for what is left out; a new object each time. Validate first: what is wrong stays wrong here. */
export const resolveRuntimeOptions = (partial: PartialRuntimeOptions = {}): RuntimeOptions =>
  Default(RuntimeOptionsSchema, structuredClone(partial)) as RuntimeOptions

export const defaultRuntimeOptions = (): RuntimeOptions => resolveRuntimeOptions()

/** What is wrong with a draft's `runtime`; empty = fine. Paths start at `runtime`. */
export function validateRuntimeOptions(value: unknown): Finding[] {
  const findings = Errors(RuntimeOptionsSchema, value)
    .filter(({ keyword }) => keyword !== 'additionalProperties')
    .map(({ instancePath, keyword, message }) => ({
      path: `runtime${instancePath.replaceAll('/', '.')}`,
      // An unknown member fails against the schema `false`, at its own place.
      ...(keyword === 'boolean'
        ? { code: 'unknown_field', message: 'No such option' }
        : { code: 'config_invalid', message }),
    }))
  return findings.length > 0 ? findings : contradictions(value as PartialRuntimeOptions)
}

function contradictions(partial: PartialRuntimeOptions): Finding[] {
  const { retry, batch, queue } = resolveRuntimeOptions(partial)
  const found: Finding[] = []
  const add = (path: string, message: string) =>
    found.push({ path: `runtime.${path}`, code: 'config_invalid', message })
  if (retry.maxMs < retry.initialMs) add('retry.maxMs', 'The longest pause is shorter than the first')
  if (queue.maxItems < batch.maxItems) add('queue.maxItems', 'The queue is smaller than one batch')
  if (queue.maxBytes < batch.maxBytes) add('queue.maxBytes', 'The queue is smaller than one batch')
  return found
}
