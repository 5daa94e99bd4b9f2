import { buildConnector } from 'undici'
import type { Gate } from './gate.ts'
import type { ClientCertificate } from './outbound-http.ts'

interface ConnectSettings {
  readonly connectTimeoutMs: number
  /** PEM; beside the well-known authorities. */
  readonly ca?: readonly string[]
  readonly client?: ClientCertificate
}

/** Opens the HTTP client's sockets: each goes through the gate, a literal address too, which never reaches a look-up. */
export function guardedConnector(gate: Gate, { connectTimeoutMs, ca, client }: ConnectSettings) {
  const open = (secure: boolean) =>
    buildConnector({
      timeout: connectTimeoutMs,
      allowH2: false,
      lookup: gate.lookup(secure),
      ...(ca === undefined ? {} : { ca: [...ca] }),
      ...client,
    })
  const plain = open(false)
  const secure = open(true)
  const connector: buildConnector.connector = (options, callback) => {
    const isSecure = options.protocol === 'https:'
    try {
      gate.admit({ host: options.hostname, port: portOf(options.port, isSecure), secure: isSecure })
    } catch (error) {
      callback(error as Error, null)
      return
    }
    const connect = isSecure ? secure : plain
    connect(options, callback)
  }
  return connector
}

/** An absent port is the scheme's own. */
export const portOf = (port: string | number | null | undefined, secure: boolean): number =>
  port === undefined || port === null || port === '' ? (secure ? 443 : 80) : Number(port)
