import type { RuntimeOptions } from '@halcyon/domain'
import type { Crashes } from './crashes.ts'
import type { FeedHost } from './feed-host.ts'
import { refOf } from './feed-ref.ts'
import type { FeedDefinition } from './registry.ts'
import { DATABASE_AWAY, GONE, refuse, type Settled, type Waiting } from './settled.ts'

/** Workers a single request may take with it. */
const DEATHS = 2
const KEPT = 'Two workers died while mapping this request. It is kept here and was not tried again.'
const REFUSED = refuse(503, 'worker_crashed', 'The request could not be processed.', 30_000)

interface Owner {
  readonly host: FeedHost
  readonly crashes: Crashes
  wanted(): { readonly definition: FeedDefinition; readonly options: RuntimeOptions }
  /** A death that no stranger can have brought about. */
  failed(): void
  unexpected(error: unknown): void
}

/** What becomes of the requests that a worker had in hand when it died. */
export class LostRequests {
  /** Refused because two workers died with each of them before its sender was known. */
  crashing = 0
  readonly #owner: Owner

  constructor(owner: Owner) {
    this.#owner = owner
  }

  /** Settles the one that has now killed two workers. The others, which it gives, go again, each alone. */
  async sort(lost: readonly Waiting[]): Promise<readonly Waiting[]> {
    const { host, crashes } = this.#owner
    crashes.add(
      host.now(),
      lost.map(({ request }) => request.correlationId),
    )
    for (const one of lost) one.deaths++
    const [first] = lost
    if (first === undefined) this.#owner.failed()
    if (first === undefined || lost.length > 1 || first.deaths < DEATHS) return lost
    if (first.verified) this.#owner.failed()
    const settled = first.verified ? await this.#bury(first) : this.#refuse(first)
    // It was the record, not the version.
    if (settled !== DATABASE_AWAY) crashes.forgive(first.request.correlationId)
    first.settle(settled)
    return []
  }

  /** The sender is known: what it sent is kept, as a dead letter. */
  async #bury({ request }: Waiting): Promise<Settled> {
    const { host } = this.#owner
    const { definition, options } = this.#owner.wanted()
    const feed = refOf(definition, options, host.nextSlot())
    if (feed === null) return GONE
    try {
      const errors = [{ path: '$', code: 'worker_crashed', message: KEPT }]
      await host.buryRequest(feed, request, errors, options.capture.redact)
    } catch (error) {
      this.#owner.unexpected(error)
      return DATABASE_AWAY
    }
    const counts = { accepted: 0, duplicates: 0, filtered: 0, rejected: 1, correlationId: request.correlationId }
    return { kind: 'done', counts, malformedStatus: 0 }
  }

  #refuse({ request: { correlationId } }: Waiting): Settled {
    this.crashing++
    const message = 'Refused a request: two workers died with it before its sender was known.'
    this.#owner.host.log('error', 'ingest', message, { code: 'worker_crashed', correlationId })
    return REFUSED
  }
}
