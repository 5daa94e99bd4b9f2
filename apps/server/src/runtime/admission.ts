import type { Failure, RuntimeOptions } from '@halcyon/domain'
import { circuit } from './circuit.ts'
import { tokenBucket } from './rate-limit.ts'
import type { FeedDefinition } from './registry.ts'
import { GONE, type Refusal, type Refused, refusal, refuse } from './settled.ts'

/** What keeps anything from being mapped, whatever the load; null = nothing. */
export function standing({
  archived,
  desired,
  version,
  quarantined,
}: Pick<FeedDefinition, 'archived' | 'desired' | 'version' | 'quarantined'>): Refused | null {
  if (archived) return GONE
  if (desired === 'disabled') return refuse(409, 'datasource_disabled', 'The feed is disabled.', 60_000)
  if (version === null) return refuse(409, 'not_published', 'The feed has no published version yet.', 60_000)
  return quarantined ? refuse(503, 'quarantined', 'The published version is quarantined.', 60_000) : null
}

/** The feed's ceiling in events a second and at once, over all nodes; null = none. */
export function ceiling(
  throttle: FeedDefinition['throttle'],
  { eventsPerSecond, burst }: RuntimeOptions['rateLimit'],
  now: number,
): { readonly rate: number; readonly burst: number } | null {
  if (throttle !== null && Date.parse(throttle.until) > now) {
    const rate = throttle.eventsPerSecond
    return rate === 0 ? null : { rate, burst: rate }
  }
  return eventsPerSecond === 0 ? null : { rate: eventsPerSecond, burst: burst === 0 ? eventsPerSecond : burst }
}

/** Largest body the version in force takes, bytes, as received. */
export function maxBodyBytes({ content }: FeedDefinition): number {
  const config = content?.config
  const limits =
    typeof config === 'object' && config !== null && 'limits' in config ? (config.limits as { maxBytes?: number }) : {}
  return limits.maxBytes ?? 1024 * 1024
}

/** What waits, and why the feed could not start, when a request knocks. */
interface Load {
  readonly waiting: { readonly length: number; readonly bytes: number }
  /** Its version cannot start: nothing will be mapped until that has changed. */
  readonly stuck: Failure | null
}

/** Decides what a feed takes, before the body is read: its switches, its failures, its queue's ceiling and its rate. */
export class Admission {
  readonly #host: { now(): number; nodes(): number }
  readonly #bucket: ReturnType<typeof tokenBucket>
  #options: RuntimeOptions
  #circuit: ReturnType<typeof circuit>

  constructor(options: RuntimeOptions, host: { now(): number; nodes(): number }) {
    this.#host = host
    this.#options = options
    this.#bucket = tokenBucket(host.now)
    this.#circuit = circuit(options.circuit, host.now)
  }

  get circuit(): ReturnType<typeof circuit> {
    return this.#circuit
  }

  /** A change of the feed starts with a closed circuit. */
  use(options: RuntimeOptions): void {
    this.#options = options
    this.#circuit = circuit(options.circuit, this.#host.now)
  }

  /** Why the feed takes nothing now; null when it does, and then one event of its rate is taken. */
  closed(definition: FeedDefinition, { waiting, stuck }: Load): Refusal | null {
    const closed = standing(definition)
    if (closed !== null) return closed.refusal
    if (stuck !== null) return refusal(503, stuck.code, stuck.cause, 30_000)
    const restMs = this.#circuit.waitMs()
    if (restMs > 0) return refusal(503, 'circuit_open', 'The feed failed repeatedly and rests for a moment.', restMs)
    const { maxItems, maxBytes } = this.#options.queue
    if (waiting.length >= maxItems || waiting.bytes >= maxBytes)
      return refusal(429, 'queue_full', 'The feed takes no more until its queue has drained.', 1000)
    return this.#tooFast(definition)
  }

  /** Records that came with a request beyond its first: they are in, what comes next waits for them. */
  charge(definition: FeedDefinition, records: number): void {
    const { rateLimit } = this.#options
    if (records > 0 && ceiling(definition.throttle, rateLimit, this.#host.now()) !== null) this.#bucket.charge(records)
  }

  #tooFast({ throttle }: FeedDefinition): Refusal | null {
    const limit = ceiling(throttle, this.#options.rateLimit, this.#host.now())
    if (limit === null) return null
    const nodes = Math.max(1, this.#host.nodes())
    const waitMs = this.#bucket.take(limit.rate / nodes, Math.max(1, limit.burst / nodes))
    return waitMs > 0 ? refusal(429, 'rate_limited', `The feed takes ${limit.rate} events a second.`, waitMs) : null
  }
}
