import { isIP } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { type ConnectorHost, NeedsHuman } from '@halcyon/connector-kit'
import type { Broker, Settings } from '../settings.ts'
import { tlsOf } from './credentials.ts'

const TIMEOUT_MS = 10_000
/** TLS 1.3 is done before the broker looks at the client's certificate: so long it may refuse it. */
const REFUSAL_MS = 400

/** Speaks TLS with the first broker that answers, and says how it is protected. @throws as `tls.connect` and the guarded way out do */
export async function tryTls(host: ConnectorHost<unknown>, settings: Settings): Promise<string> {
  let last: unknown
  for (const broker of settings.brokers) {
    try {
      return await hello(host, settings, broker)
    } catch (error) {
      last = error
    }
  }
  throw last
}

async function hello(host: ConnectorHost<unknown>, settings: Settings, broker: Broker): Promise<string> {
  const socket = await host.http.connect({ ...broker, secure: true, signal: host.signal })
  const servername = isIP(broker.host) === 0 ? { servername: broker.host } : { host: broker.host }
  const tls: TLSSocket = connectTls({ ...tlsOf(settings, host), ...servername, socket })
  try {
    await new Promise<void>((resolve, reject) => {
      const refused = new NeedsHuman(
        'tls_failed',
        `${broker.host}:${broker.port} does not speak TLS on this port.`,
        'Enter the port of a TLS listener, or set the encryption to off.',
      )
      tls.once('error', reject).once('close', () => reject(refused))
      tls.setTimeout(TIMEOUT_MS, () => reject(refused))
      tls.once('secureConnect', () => setTimeout(resolve, REFUSAL_MS))
    })
    const { subject } = tls.getPeerCertificate()
    return `${tls.getProtocol()}, and the certificate of ${subject?.CN ?? broker.host} is right.`
  } finally {
    tls.destroy()
  }
}
