import { randomUUID } from 'node:crypto'
import { Problem, type TenantId, type UserId } from '@halcyon/domain'
import type { Database } from '@halcyon/store'
import type { Caller } from '../../../commands/command.ts'
import type { Notifications } from './notifications.ts'
import { Seat } from './seat.ts'
import { Looker, type Snapshot, type Wants } from './snapshot.ts'

const LOOK_EVERY_MS = 1000
/** Of one person, in this process. */
const MOST_STREAMS = 50
/** Notifications that come in a bunch are one. */
const SOON_MS = 50

export interface HubOptions {
  readonly db: Database
  /** Tells that a datasource or draft has changed; absent = it is seen at the next look. */
  readonly notifications?: Notifications
  /** Milliseconds between two looks at an organization that somebody watches; default: a second. */
  readonly lookEveryMs?: number
  readonly onError?: (error: unknown) => void
}

/**
 * Looks once a second at each organization that somebody watches, for all its streams together, and at once where the database
 * notifies. Whoever watches sees to permissions: what is handed out is the organization's.
 */
export class LiveHub {
  readonly #options: HubOptions
  readonly #streams = new Map<string, number>()
  readonly #organizations = new Map<TenantId, Organization>()

  constructor(options: HubOptions) {
    this.#options = options
  }

  /** @throws Problem `limit_exceeded` for a person with too many streams */
  join(tenantId: TenantId, personId: string, wants: Wants): Seat {
    const streams = (this.#streams.get(personId) ?? 0) + 1
    if (streams > MOST_STREAMS)
      throw new Problem('limit_exceeded', `At most ${MOST_STREAMS} live streams at a time: close some`)
    this.#streams.set(personId, streams)
    const organization = this.#organizations.get(tenantId) ?? new Organization(tenantId, this.#options)
    this.#organizations.set(tenantId, organization)
    if (this.#organizations.size === 1) this.#options.notifications?.start((tenant) => this.#heard(tenant))
    return organization.add(wants, () => {
      this.#left(personId)
      if (!organization.empty) return
      this.#organizations.delete(tenantId)
      if (this.#organizations.size === 0) this.#options.notifications?.stop()
    })
  }

  /** Ends every stream. */
  close(): void {
    for (const organization of this.#organizations.values()) organization.close()
  }

  #left(personId: string): void {
    const streams = (this.#streams.get(personId) ?? 1) - 1
    if (streams === 0) this.#streams.delete(personId)
    else this.#streams.set(personId, streams)
  }

  #heard(tenantId: string): void {
    this.#organizations.get(tenantId as TenantId)?.lookSoon()
  }
}

class Organization {
  readonly #looker: Looker
  readonly #onError: (error: unknown) => void
  readonly #everyMs: number
  readonly #seats = new Set<Seat>()
  #timer: NodeJS.Timeout | null = null
  #looking = false
  /** Something changed while a look was under way. */
  #again = false

  constructor(tenantId: TenantId, { db, lookEveryMs, onError }: HubOptions) {
    this.#everyMs = lookEveryMs ?? LOOK_EVERY_MS
    this.#looker = new Looker({ db, tenantId, caller: OURSELVES, correlationId: randomUUID() })
    this.#onError = onError ?? (() => undefined)
  }

  get empty(): boolean {
    return this.#seats.size === 0
  }

  add(wants: Wants, onLeave: () => void): Seat {
    const seat = new Seat(wants, () => {
      this.#seats.delete(seat)
      if (this.empty) this.#stop()
      onLeave()
    })
    this.#seats.add(seat)
    this.lookSoon()
    return seat
  }

  close(): void {
    for (const seat of this.#seats) seat.close()
  }

  lookSoon(): void {
    if (this.#looking) this.#again = true
    else this.#schedule(SOON_MS)
  }

  #schedule(ms: number): void {
    this.#stop()
    if (this.empty) return
    this.#timer = setTimeout(() => void this.#look(), ms)
    this.#timer.unref()
  }

  #stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }

  async #look(): Promise<void> {
    const begun = Date.now()
    this.#looking = true
    this.#again = false
    let snapshot: Snapshot | null = null
    try {
      snapshot = await this.#looker.look(together([...this.#seats].map(({ wants }) => wants)))
      // Also to those who came meanwhile: what they were not looked at for is not in it.
      for (const seat of this.#seats) seat.give(snapshot)
    } catch (error) {
      this.#onError(error)
    } finally {
      this.#looking = false
    }
    const soon = this.#again || snapshot?.behind === true
    this.#schedule(soon ? SOON_MS : Math.max(SOON_MS, this.#everyMs - (Date.now() - begun)))
  }
}

/** Reads the organization's rows; what of them is shown to whom is asked for each stream. */
const OURSELVES: Caller = {
  kind: 'system',
  id: 'system',
  userId: 'system' as UserId,
  name: 'live',
  bindings: [],
  scopes: null,
  remoteAddress: null,
}

function together(all: readonly Wants[]): Wants {
  const union = (part: Exclude<keyof Wants, 'allActive'>): ReadonlySet<string> =>
    new Set(all.flatMap((wants) => [...wants[part]]))
  return {
    allActive: all.some(({ allActive }) => allActive),
    fleet: union('fleet'),
    status: union('status'),
    metrics: union('metrics'),
    logs: union('logs'),
    events: union('events'),
    drafts: union('drafts'),
    runs: union('runs'),
  }
}
