import { lookup as systemLookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import type { Networks } from '../networks.ts'
import { checkAddresses } from './address-check.ts'

export interface ResolvedAddress {
  readonly address: string
  readonly family: number
}
/** Name → all its addresses. The default asks the operating system, so that its hosts file and search domains count. */
export type Resolver = (name: string) => Promise<readonly ResolvedAddress[]>

export const systemResolver: Resolver = (name) => systemLookup(name, { all: true })

interface ConnectSettings {
  readonly allowed: Networks
  readonly resolver: Resolver
  readonly connectTimeoutMs: number
  /** PEM; beside the well-known authorities. */
  readonly ca?: readonly string[]
}

/**
 * The check sits in the socket's own name look-up: it runs once for a connection, and the socket connects to the very
 * addresses that passed. There is no second resolution that a changed DNS answer could turn inward.
 */
export function guardedConnector(settings: ConnectSettings): buildConnector.connector {
  const open = (secure: boolean) =>
    buildConnector({
      timeout: settings.connectTimeoutMs,
      allowH2: false,
      lookup: guardedLookup(settings, secure),
      ...(settings.ca === undefined ? {} : { ca: [...settings.ca] }),
    })
  const plain = open(false)
  const secure = open(true)
  return (options, callback) => {
    const isSecure = options.protocol === 'https:'
    try {
      // A literal address never reaches the look-up.
      if (isIP(options.hostname) !== 0) checkAddresses(options.hostname, [options.hostname], isSecure, settings.allowed)
    } catch (error) {
      callback(error as Error, null)
      return
    }
    const connect = isSecure ? secure : plain
    connect(options, callback)
  }
}

function guardedLookup({ allowed, resolver }: ConnectSettings, secure: boolean): LookupFunction {
  return (name, options, callback) => {
    resolver(name)
      .then((found) => {
        const addresses = found.map((entry) => ({ address: entry.address, family: entry.family }))
        checkAddresses(
          name,
          addresses.map((entry) => entry.address),
          secure,
          allowed,
        )
        return addresses
      })
      .then(
        (addresses) => {
          const first = addresses[0]
          if (options.all === true || first === undefined) callback(null, addresses)
          else callback(null, first.address, first.family)
        },
        (error: Error) => callback(error, []),
      )
  }
}
