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

/** Every option is a group of its own, closed until it differs from the default. */
const uiSchema: UiSchema = {
  ...shared,
  'ui:groups': [
    { title: 'Rate and retries', fields: ['rateLimit', 'retry'], collapsed: true },
    { title: 'Queue', fields: ['queue'], collapsed: true },
    { title: 'Capture', fields: ['capture'], collapsed: true },
    { title: 'Duplicates', fields: ['dedupe'], collapsed: true },
    { title: 'Batches', fields: ['batch'], collapsed: true },
    { title: 'Circuit', fields: ['circuit'], collapsed: true },
    { title: 'Memory', fields: ['memoryLimitMb'], collapsed: true },
  ],
}

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
