import { type Finding, type JsonObject, RuntimeOptionsSchema } from '@halcyon/domain'
import type { RJSFSchema, UiSchema } from '@rjsf/utils'
import { SchemaForm } from './schema-form/schema-form.tsx'

const titled = (titles: Readonly<Record<string, string>>): UiSchema =>
  Object.fromEntries(Object.entries(titles).map(([name, title]) => [name, { 'ui:title': title }]))

const group = (title: string, titles: Readonly<Record<string, string>>): UiSchema => ({
  'ui:title': title,
  ...titled(titles),
})

const shared: UiSchema = {
  rateLimit: group('Rate', { eventsPerSecond: 'Events per second', burst: 'Burst' }),
  retry: group('Retries', {
    maxAttempts: 'Attempts',
    initialMs: 'First pause',
    maxMs: 'Longest pause',
    jitter: 'Random share of each pause',
  }),
  queue: group('Queue', { maxItems: 'Most items waiting', maxBytes: 'Most bytes waiting' }),
  batch: group('Batches', { maxItems: 'Most items', maxBytes: 'Most bytes', maxWaitMs: 'Longest wait' }),
  capture: group('Captured payloads', {
    raw: 'Keep',
    retentionDays: 'Kept for',
    maxGigabytes: 'At most',
    redact: 'Redact',
  }),
  dedupe: group('Duplicates', { windowHours: 'Remembered for' }),
  circuit: group('Circuit', { failures: 'Failures', windowMs: 'Window', cooldownMs: 'Pause' }),
  memoryLimitMb: { 'ui:title': 'Memory' },
}

const described = RuntimeOptionsSchema.properties as Readonly<Record<string, { readonly description?: string }>>

/** A group of one object: the group says its name and what it is for. */
const alone = (title: string, name: string) => ({
  title,
  description: described[name]?.description,
  fields: [name],
  collapsed: true,
})
const bare = (name: string): UiSchema => ({ [name]: { ...shared[name], 'ui:bare': true } })

/** Every group is closed until something in it differs from the default. */
const uiSchema: UiSchema = {
  ...shared,
  ...bare('queue'),
  ...bare('capture'),
  ...bare('dedupe'),
  ...bare('batch'),
  ...bare('circuit'),
  'ui:groups': [
    { title: 'Rate and retries', fields: ['rateLimit', 'retry'], collapsed: true },
    alone('Queue', 'queue'),
    alone('Capture', 'capture'),
    alone('Duplicates', 'dedupe'),
    alone('Batches', 'batch'),
    alone('Circuit', 'circuit'),
    { title: 'Memory', fields: ['memoryLimitMb'], collapsed: true },
  ],
}

/** The options a draft sets, by their titles. */
export const runtimeTitles = (runtime: JsonObject): string[] =>
  Object.keys(runtime).map((name) => String((shared[name] as UiSchema | undefined)?.['ui:title'] ?? name))

export const runtimeSchema = RuntimeOptionsSchema as unknown as RJSFSchema

export interface RuntimeFormProps {
  readonly value: JsonObject
  readonly onChange: (next: JsonObject) => void
  readonly findings: readonly Finding[]
  readonly reveal: boolean
  readonly readOnly: boolean
}

/** How the feed is run: the options every datasource has, with their defaults and units. */
export function RuntimeForm(props: RuntimeFormProps) {
  return <SchemaForm root="runtime" schema={runtimeSchema} uiSchema={uiSchema} {...props} />
}
