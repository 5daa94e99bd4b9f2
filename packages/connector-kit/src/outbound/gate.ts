import { lookup as systemLookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import type { Networks } from '../networks.ts'
import { checkAddresses } from './address-check.ts'
import { asOutboundError } from './error.ts'
import type { CheckedAddress, OutboundTarget } from './outbound-http.ts'
import { assertSecretsMayGo, canonicalHost, type SecretHosts } from './secret-hosts.ts'

export type ResolvedAddress = CheckedAddress
/** Name → all its addresses. The default asks the operating system, so that its hosts file and search domains count. */
export type Resolver = (name: string) => Promise<readonly ResolvedAddress[]>

const systemResolver: Resolver = (name) => systemLookup(name, { all: true })

export interface GateRules {
  readonly allowed: Networks
  readonly resolver?: Resolver | undefined
  /** Of the feed at work; asked each time, since they change with its version. */
  readonly secretHosts?: (() => readonly SecretHosts[]) | undefined
}

/** What every way out goes through, whatever its protocol. */
export interface Gate {
  /** Before a connection. @throws OutboundError when the host may not be gone to, or is a literal address that may not be */
  admit(target: OutboundTarget): void
  /** As `admit`, for a socket of which only this much is known; an address that `resolve` gave out stands for its name. */
  admitSocket(host: string, port: number): void
  /** @throws OutboundError */
  resolve(target: OutboundTarget): Promise<readonly ResolvedAddress[]>
  /**
   * The check sits in the socket's own name look-up: it runs once for a connection, and the socket connects to the very
   * addresses that passed. There is no second resolution that a changed DNS answer could turn inward.
   */
  lookup(secure: boolean): LookupFunction
  /** A look-up over addresses that passed. */
  lookupOf(addresses: readonly ResolvedAddress[]): LookupFunction
  /** Whether a look-up came from here. */
  isOwn(lookup: object): boolean
}

/** Addresses that were given out are remembered up to this many. */
const MAX_GIVEN = 4096

export function createGate({ allowed, resolver = systemResolver, secretHosts = () => [] }: GateRules): Gate {
  const own = new WeakSet<object>()
  const given = new Set<string>()

  async function addressesOf(name: string, secure: boolean): Promise<readonly ResolvedAddress[]> {
    const found = (await resolver(name)).map(({ address, family }) => ({ address, family }))
    const addresses = found.map(({ address }) => address)
    checkAddresses(name, addresses, secure, allowed)
    return found
  }
  const checkLiteral = (literal: string, secure: boolean): void => {
    if (isIP(literal) !== 0) checkAddresses(literal, [literal], secure, allowed)
  }
  const admit = ({ host, port, secure }: OutboundTarget): void => {
    assertSecretsMayGo(secretHosts(), host, port)
    checkLiteral(withoutBrackets(host), secure)
  }
  const remember = (address: string): void => {
    if (given.size >= MAX_GIVEN) given.clear()
    given.add(canonicalHost(address))
  }
  const owned = (lookup: LookupFunction): LookupFunction => {
    own.add(lookup)
    return lookup
  }
  return {
    admit,
    admitSocket(host, port) {
      if (given.has(canonicalHost(host))) checkLiteral(withoutBrackets(host), true)
      else admit({ host, port, secure: true })
    },
    async resolve(target) {
      admit(target)
      const literal = withoutBrackets(target.host)
      const family = isIP(literal)
      if (family !== 0) return [{ address: literal, family }]
      try {
        const found = await addressesOf(target.host, target.secure)
        for (const { address } of found) remember(address)
        return found
      } catch (error) {
        throw asOutboundError(error, target.host)
      }
    },
    lookup: (secure) =>
      owned((name, options, callback) => {
        const checked = async () => {
          assertSecretsMayGo(secretHosts(), name, null)
          return addressesOf(name, secure)
        }
        checked().then(
          (addresses) => answer(addresses, options.all === true, callback),
          (error: Error) => callback(error, []),
        )
      }),
    lookupOf: (addresses) => owned((_name, options, callback) => answer(addresses, options.all === true, callback)),
    isOwn: (lookup) => own.has(lookup),
  }
}

/** As `dns.lookup` answers. */
function answer(addresses: readonly ResolvedAddress[], all: boolean, callback: Parameters<LookupFunction>[2]): void {
  const [first] = addresses
  if (all || first === undefined) callback(null, [...addresses])
  else callback(null, first.address, first.family)
}

const withoutBrackets = (host: string): string => host.replace(/^\[(.*)\]$/, '$1')
