import { isIP } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import type { ConnectorHost } from '@halcyon/connector-kit'
import type { Broker, Settings } from '../settings.ts'
import { tlsOf } from './credentials.ts'

const TIMEOUT_MS = 10_000

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
      tls.once('secureConnect', resolve).once('error', reject)
      tls.setTimeout(TIMEOUT_MS, () => reject(new Error('The broker does not speak TLS on this port.')))
    })
    const { subject } = tls.getPeerCertificate()
    return `${tls.getProtocol()}, and the certificate of ${subject?.CN ?? broker.host} is right.`
  } finally {
    tls.destroy()
  }
}
