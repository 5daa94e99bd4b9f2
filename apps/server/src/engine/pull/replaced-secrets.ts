import { setTimeout as sleep } from 'node:timers/promises'
import { backOff } from '../../runtime/back-off.ts'
import type { FeedHost } from '../../runtime/feed-host.ts'
import type { FeedDefinition } from '../../runtime/registry.ts'
import type { SecretReplaced } from '../../runtime/worker/protocol.ts'

const ATTEMPTS = 4
const PAUSES = { initialMs: 500, maxMs: 4000, jitter: 0.2 }

interface Pending {
  /** Whose secret it is. */
  readonly definition: FeedDefinition
  readonly replaced: SecretReplaced
}

/** What sources gave in the place of secrets, until it is kept. The source takes the value before no more, so nothing is given up. */
export class ReplacedSecrets {
  readonly #keep: FeedHost['replaceSecret']
  readonly #pending = new Map<string, Pending>()
  #turn: Promise<void> = Promise.resolve()

  constructor(keep: FeedHost['replaceSecret']) {
    this.#keep = keep
  }

  /** A value that was not kept yet is passed over: the stored one is replaced by the last. */
  add(definition: FeedDefinition, replaced: SecretReplaced): void {
    const { from } = this.#pending.get(replaced.field)?.replaced ?? replaced
    this.#pending.set(replaced.field, { definition, replaced: { ...replaced, from } })
  }

  get isKept(): boolean {
    return this.#pending.size === 0
  }

  /** Tries for some seconds. @throws what the last attempt said; the next call tries again */
  keep(): Promise<void> {
    const kept = this.#turn.then(() => this.#tryAll())
    this.#turn = kept.catch(() => undefined)
    return kept
  }

  async #tryAll(): Promise<void> {
    const pauses = backOff()
    for (let attempt = 1; this.#pending.size > 0; attempt++) {
      try {
        for (const [field, pending] of this.#pending) {
          await this.#keep(pending.definition, pending.replaced)
          if (this.#pending.get(field) === pending) this.#pending.delete(field)
          else this.#restFrom(field, pending.replaced.to)
        }
      } catch (error) {
        if (attempt >= ATTEMPTS) throw error
        await sleep(pauses.next(PAUSES))
      }
    }
  }

  /** Another came while one was written: it stands in the place of that one. */
  #restFrom(field: string, from: string): void {
    const next = this.#pending.get(field)
    if (next !== undefined) this.#pending.set(field, { ...next, replaced: { ...next.replaced, from } })
  }
}
