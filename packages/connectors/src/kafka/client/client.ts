import type { ConnectorHost } from '@halcyon/connector-kit'
import {
  type API,
  type Callback,
  type Connection,
  type ConnectionPool,
  Consumer,
  type FetchOptions,
  kGetApi,
  kGetBootstrapConnection,
  kGetConnection,
} from '@platformatic/kafka'
import type { Settings } from '../settings.ts'
import { saslOf, tlsOf } from './credentials.ts'
import { GuardedPool } from './guarded-pool.ts'
import { boundDecompression } from './inflate.ts'

const CONNECT_TIMEOUT_MS = 10_000
const REQUEST_TIMEOUT_MS = 30_000
/** A broker that has nothing new answers so late. */
const FETCH_WAIT_MS = 5000
/** The client wants a name even where nothing is committed. */
const NO_GROUP = 'halcyon'

type Fetch = FetchOptions<Buffer, Buffer, Buffer, Buffer>
export type FetchResponse = Awaited<ReturnType<Consumer['fetch']>>

/** Of the answer about all topics, what is read. */
interface TopicList {
  readonly topics: readonly { readonly name: string | null; readonly isInternal: boolean }[]
}
type MetadataApi = API<[null, boolean, boolean], TopicList>

/**
 * A client that reads partitions by itself, without joining a group: one run of a feed reads all of them, and who may do so is decided
 * where the checkpoints are. So there is no rebalance to wait for or to lose records in, and an engine that dies is followed at once.
 */
export class KafkaClient extends Consumer {
  readonly #pool: GuardedPool
  /** Answers to fetches come when there is something; whatever else is asked must not wait behind them. */
  readonly #fetchPool: GuardedPool
  readonly #bootstrap: Settings['brokers']

  constructor(settings: Settings, host: ConnectorHost<unknown>) {
    boundDecompression()
    const tls = tlsOf(settings, host)
    const sasl = saslOf(settings, host)
    const options = {
      connectTimeout: CONNECT_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      ...(tls === undefined ? {} : { tls }),
      ...(sasl === undefined ? {} : { sasl }),
    }
    const { clientId, brokers, groupId } = settings
    super({ ...options, clientId, bootstrapBrokers: [...brokers], groupId: groupId ?? NO_GROUP, retries: 0 })
    this.#bootstrap = brokers
    this.#pool = new GuardedPool(host.http, clientId, options)
    this.#fetchPool = new GuardedPool(host.http, clientId, options)
    // How the protocol names one that commits without being a member.
    this.memberId = ''
    this.generationId = -1
  }

  override [kGetConnection](broker: { host: string; port: number }, callback: Callback<Connection>): void {
    this.#pool.get(broker, callback)
  }

  override [kGetBootstrapConnection](callback: Callback<Connection>): void {
    const known = [...(this.currentMetadata?.brokers.values() ?? [])].map(({ host, port }) => ({ host, port }))
    this.#pool.getFirstAvailable([...this.#bootstrap, ...known], callback)
  }

  /** Names of all topics the account may see, without the cluster's own. */
  async topicNames(): Promise<string[]> {
    const connection = await new Promise<Connection>((resolve, reject) => {
      this[kGetBootstrapConnection]((error, found) => (error === null ? resolve(found as Connection) : reject(error)))
    })
    const api = await new Promise<MetadataApi>((resolve, reject) => {
      this[kGetApi]<[null, boolean, boolean], TopicList>('Metadata', (error, found) =>
        error === null && found !== undefined ? resolve(found) : reject(error),
      )
    })
    const { topics } = await api.async(connection, null, false, false)
    return topics.flatMap(({ name, isInternal }) => (name === null || isInternal ? [] : [name]))
  }

  /** What a broker has for these partitions; waits for it up to `FETCH_WAIT_MS`. */
  read(node: number, topics: Fetch['topics'], { fetchBytes, readCommitted }: Settings): Promise<FetchResponse> {
    return this.fetch({
      node,
      topics,
      maxBytes: fetchBytes,
      maxWaitTime: FETCH_WAIT_MS,
      minBytes: 1,
      isolationLevel: readCommitted ? 1 : 0,
      connectionPool: this.#fetchPool as ConnectionPool,
    })
  }

  /** Whatever is under way fails. */
  async end(): Promise<void> {
    await Promise.all([this.#pool.close(), this.#fetchPool.close()])
    await this.close(true)
  }
}
