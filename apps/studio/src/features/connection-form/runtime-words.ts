import type { JsonObject } from '@halcyon/domain'
import type { UiSchema } from '@rjsf/utils'

const titled = (titles: Readonly<Record<string, string>>): UiSchema =>
  Object.fromEntries(Object.entries(titles).map(([name, title]) => [name, { 'ui:title': title }]))

const group = (title: string, titles: Readonly<Record<string, string>>): UiSchema => ({
  'ui:title': title,
  ...titled(titles),
})

/** What each option is called. Apart from the form, whose code is large. */
export const runtimeWords: UiSchema = {
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

/** The options a draft sets, by their titles. */
export const runtimeTitles = (runtime: JsonObject): string[] =>
  Object.keys(runtime).map((name) => String((runtimeWords[name] as UiSchema | undefined)?.['ui:title'] ?? name))
