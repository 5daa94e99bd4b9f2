/** Sends the events of demos: from the gateway where one was started, as a product would, signed and over HTTP. */
import { createHmac } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { TenantId } from '@halcyon/domain'
import type { Sealer } from '@halcyon/secrets'
import { type Database, inTenant } from '@halcyon/store'
import { sql } from 'kysely'
import { demoRow } from '../queries/demo.ts'
import { openSecret } from '../secrets/open-secret.ts'
import { DEMO_FEEDS, type DemoFeed } from './feeds.ts'

export interface DemoSenderOptions {
  readonly db: Database
  readonly sealer: Sealer
  /** The ingest listener, as this process reaches it. */
  readonly ingestUrl: string
  readonly onError: (error: unknown) => void
}

/** A feed of the demo as it is sent to. */
interface Target {
  readonly feed: DemoFeed
  readonly url: string
  readonly key: string
}

/** What became of the events since the last beat. */
interface Tally {
  sent: number
  /** By feed: why it takes none. */
  readonly troubles: Map<string, string>
}

const BEAT_MS = 1000
/** After events that were not taken. */
const AGAIN_MS = 2000
const ANSWER_MS = 10_000

export class DemoSender {
  private readonly options: DemoSenderOptions
  private readonly closing = new AbortController()
  private readonly working = new Set<Promise<void>>()

  constructor(options: DemoSenderOptions) {
    this.options = options
  }

  /** Sends until the demo's row names another sender or none, its time is over, or this process ends. */
  start(tenantId: TenantId, sender: string): void {
    const work = this.work(tenantId, sender).catch(this.options.onError)
    this.working.add(work)
    void work.finally(() => this.working.delete(work))
  }

  /** Ends all; their demos say that they are stopped. */
  async close(): Promise<void> {
    this.closing.abort()
    await Promise.all(this.working)
  }

  private async work(tenantId: TenantId, sender: string): Promise<void> {
    const stop = new AbortController()
    const signal = AbortSignal.any([stop.signal, this.closing.signal])
    const tally: Tally = { sent: 0, troubles: new Map() }
    try {
      const targets = await this.targets(tenantId)
      const sending = Promise.all(targets.map((target) => send(target, tally, signal)))
      while (!signal.aborted) {
        await waitFor(BEAT_MS, signal)
        if (!(await this.beat(tenantId, sender, tally))) stop.abort()
      }
      await sending
    } finally {
      await this.leave(tenantId, sender, tally)
    }
  }

  /** The feeds that are still there, with what signs their events. */
  private targets(tenantId: TenantId): Promise<readonly Target[]> {
    const { db, sealer, ingestUrl } = this.options
    return inTenant(db, tenantId, async (tx) => {
      const demo = await demoRow(tx, { tenantId })
      const targets: Target[] = []
      for (const { key, datasourceId, secretId } of demo?.feeds ?? []) {
        const feed = DEMO_FEEDS.find((one) => one.key === key)
        const [current] = await openSecret(tx, sealer, tenantId, secretId)
        if (feed === undefined || current === undefined) continue
        targets.push({ feed, url: `${ingestUrl}/in/${datasourceId}`, key: current.value })
      }
      return targets
    })
  }

  /** Says that it is at work, and what was sent; whether it is to go on. A database that is away is asked again. */
  private async beat(tenantId: TenantId, sender: string, tally: Tally): Promise<boolean> {
    const { sent } = tally
    const trouble = [...tally.troubles.values()].join('; ').slice(0, 1000) || null
    try {
      const rows = await inTenant(this.options.db, tenantId, async (tx) => {
        const answer = await sql<{ on: boolean }>`/* demo.beat */
          update demo set sent = sent + ${sent}, trouble = ${trouble}, beat_at = now()
          where tenant_id = ${tenantId} and sender = ${sender} returning ends_at > now() as "on"`.execute(tx)
        return answer.rows
      })
      if (rows.length > 0) tally.sent -= sent
      return rows[0]?.on ?? false
    } catch (error) {
      this.options.onError(error)
      return true
    }
  }

  /** What was sent since the last beat is counted, also when somebody stopped it meanwhile. */
  private async leave(tenantId: TenantId, sender: string, { sent }: Tally): Promise<void> {
    await inTenant(this.options.db, tenantId, (tx) =>
      sql`/* demo.leave */ update demo set sent = sent + ${sent}, sender = nullif(sender, ${sender}::uuid)
        where tenant_id = ${tenantId}`.execute(tx),
    )
  }
}

/** Sends events to one feed, at its rate. What is not taken is tried again later. */
async function send({ feed, url, key }: Target, tally: Tally, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const body = JSON.stringify(feed.payload())
    const signature = `sha256=${createHmac('sha256', key).update(body).digest('hex')}`
    const trouble = await post(url, { 'content-type': 'application/json', [feed.header]: signature }, body)
    if (trouble === null) {
      tally.sent++
      tally.troubles.delete(feed.key)
    } else tally.troubles.set(feed.key, `${feed.name}: ${trouble}`)
    // A rhythm like that of a real source: never quite even.
    await waitFor(trouble === null ? (1000 / feed.rate) * (0.5 + Math.random()) : AGAIN_MS, signal)
  }
}

/** Null, or why it was not taken. The address is this installation's own, from its configuration: no guard stands before it. */
async function post(url: string, headers: Record<string, string>, body: string): Promise<string | null> {
  try {
    const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(ANSWER_MS) })
    await answer.body?.cancel()
    return answer.ok ? null : `refused with ${answer.status}; look at the feed`
  } catch {
    return `no answer at ${url}; is ingest running, and does this server reach it?`
  }
}

/** Ends early when the signal says stop. */
async function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await pause(milliseconds, undefined, { signal })
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
