import { lookup as systemLookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import type { Networks } from '../networks.ts'
import { checkAddresses } from './address-check.ts'
import { asOutboundError } from './error.ts'
import type { CheckedAddress, OutboundTarget } from './outbound-http.ts'

export type ResolvedAddress = CheckedAddress
/** Name → all its addresses. The default asks the operating system, so that its hosts file and search domains count. */
export type Resolver = (name: string) => Promise<readonly ResolvedAddress[]>

export const systemResolver: Resolver = (name) => systemLookup(name, { all: true })

/** What every way out goes through, whatever its protocol. */
export interface Gate {
  /** Before a connection. @throws OutboundError when the host may not be gone to, or is a literal address that may not be */
  admit(target: OutboundTarget): void
  /** @throws OutboundError */
  resolve(target: OutboundTarget): Promise<readonly ResolvedAddress[]>
  /**
   * The check sits in the socket's own name look-up: it runs once for a connection, and the socket connects to the very
   * addresses that passed. There is no second resolution that a changed DNS answer could turn inward.
   */
  lookup(secure: boolean): LookupFunction
}

export function createGate(allowed: Networks, resolver: Resolver = systemResolver): Gate {
  async function addressesOf(name: string, secure: boolean): Promise<readonly ResolvedAddress[]> {
    const found = (await resolver(name)).map(({ address, family }) => ({ address, family }))
    checkAddresses(
      name,
      found.map(({ address }) => address),
      secure,
      allowed,
    )
    return found
  }
  const admit = ({ host, secure }: OutboundTarget): void => {
    const literal = withoutBrackets(host)
    if (isIP(literal) !== 0) checkAddresses(literal, [literal], secure, allowed)
  }
  return {
    admit,
    async resolve(target) {
      admit(target)
      const literal = withoutBrackets(target.host)
      const family = isIP(literal)
      if (family !== 0) return [{ address: literal, family }]
      try {
        return await addressesOf(target.host, target.secure)
      } catch (error) {
        throw asOutboundError(error, target.host)
      }
    },
    lookup: (secure) => (name, options, callback) => {
      addressesOf(name, secure).then(
        (addresses) => answerLookup(addresses, options.all === true, callback),
        (error: Error) => callback(error, []),
      )
    },
  }
}

/** As `dns.lookup` answers. */
export function answerLookup(
  addresses: readonly ResolvedAddress[],
  all: boolean,
  callback: Parameters<LookupFunction>[2],
): void {
  const [first] = addresses
  if (all || first === undefined) callback(null, [...addresses])
  else callback(null, first.address, first.family)
}

const withoutBrackets = (host: string): string => (/^\[.*\]$/.test(host) ? host.slice(1, -1) : host)
