import { SESSION_OPTIONS } from '@halcyon/store'
import pg from 'pg'

const RECONNECT_MS = 500

/** Listens on a connection of its own while somebody watches, over a database that goes and comes. */
export class Notifications {
  readonly #url: string
  #heard: ((tenantId: string) => void) | null = null
  #client: pg.Client | null = null

  constructor(url: string) {
    this.#url = url
  }

  /** `heard` is told the organization in which a datasource, a draft or a run has changed. */
  start(heard: (tenantId: string) => void): void {
    this.#heard = heard
    if (this.#client === null) void this.#connect()
  }

  stop(): void {
    this.#heard = null
    const client = this.#client
    this.#client = null
    void client?.end().catch(() => undefined)
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      options: SESSION_OPTIONS,
      application_name: 'halcyon live',
      keepAlive: true,
    })
    this.#client = client
    const again = (): void => {
      if (this.#client !== client) return
      this.#client = null
      setTimeout(() => {
        if (this.#heard !== null && this.#client === null) void this.#connect()
      }, RECONNECT_MS).unref()
    }
    client.on('error', again)
    client.on('end', again)
    client.on('notification', ({ payload = '' }) => this.#heard?.(payload.split(' ')[0] ?? ''))
    try {
      await client.connect()
      await client.query('listen halcyon_datasource; listen halcyon_draft; listen halcyon_run')
    } catch {
      again()
    }
  }
}
