import { isIP } from 'node:net'
import type { OutboundHttp } from '@halcyon/connector-kit'
import {
  type Broker,
  type Callback,
  type Connection,
  type ConnectionOptions,
  ConnectionPool,
} from '@platformatic/kafka'

/**
 * Connections to brokers, each through the guarded way out: those of the configuration, and those the brokers themselves name in their
 * metadata, which may be anywhere.
 */
export class GuardedPool extends ConnectionPool {
  readonly #http: OutboundHttp
  readonly #secure: boolean
  /** The checked address is looked up by the socket, and TLS asks for the certificate of the name. */
  readonly #byName: ConnectionPool
  readonly #byAddress: ConnectionPool

  constructor(http: OutboundHttp, clientId: string, options: ConnectionOptions) {
    super(clientId, options)
    this.#http = http
    this.#secure = options.tls !== undefined
    const tls =
      options.tls === undefined ? {} : { tls: { ...options.tls, lookup: http.lookup(true) }, tlsServerName: true }
    this.#byName = new ConnectionPool(clientId, { ...options, ...tls })
    this.#byAddress = new ConnectionPool(clientId, options)
  }

  override get(broker: Broker, callback: Callback<Connection>): void
  override get(broker: Broker): Promise<Connection>
  override get(broker: Broker, callback?: Callback<Connection>): undefined | Promise<Connection> {
    const connection = this.#connect(broker)
    if (callback === undefined) return connection
    connection.then(
      (found) => callback(null, found),
      (error: Error) => callback(error),
    )
  }

  async #connect(broker: Broker): Promise<Connection> {
    const addresses = await this.#http.resolve({ ...broker, secure: this.#secure })
    if (this.#secure && isIP(broker.host) === 0) return this.#byName.get(broker)
    return this.#byAddress.getFirstAvailable(addresses.map(({ address }) => ({ host: address, port: broker.port })))
  }

  override close(callback: Callback<void>): void
  override close(): Promise<void>
  override close(callback?: Callback<void>): undefined | Promise<void> {
    const closed = Promise.all([this.#byName.close(), this.#byAddress.close()]).then(() => undefined)
    if (callback === undefined) return closed
    closed.then(
      () => callback(null),
      (error: Error) => callback(error),
    )
  }
}
