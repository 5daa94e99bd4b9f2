import ipaddr from 'ipaddr.js'
import { type Networks, parseAddress } from '../networks.ts'
import { OutboundError } from './error.ts'

/** Azure's host agent answers on a public address (learn.microsoft.com, "What is IP address 168.63.129.16?"). */
const METADATA = new Set(['168.63.129.16'])
/** The only block from which IANA gives out global unicast addresses. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Null when the address belongs to the open internet, else the kind of address it is (`loopback`, `linkLocal`, `private` …).
 * Names are those of the IANA special-purpose registries; anything in them is not public, and so are translated forms
 * (NAT64, 6to4, Teredo), because what they embed may be private.
 */
export function specialKind(text: string): string | null {
  const address = parseAddress(text)
  if (address === null) return 'not an address'
  if (METADATA.has(address.toString())) return 'metadata'
  const range: string = address.range()
  if (range !== 'unicast') return range
  return address.kind() === 'ipv6' && !(address as ipaddr.IPv6).match(GLOBAL_UNICAST) ? 'reserved' : null
}

/**
 * Every address of a name must pass: one bad among good ones refuses the name. Clear text is for the listed networks only.
 * @throws OutboundError `outbound_blocked`, `clear_text_refused`, `name_unresolved` (no address at all)
 */
export function checkAddresses(host: string, addresses: readonly string[], secure: boolean, allowed: Networks): void {
  if (addresses.length === 0) throw new OutboundError('name_unresolved', `The name ${host} has no address.`)
  let allListed = true
  for (const address of addresses) {
    if (allowed.has(address)) continue
    allListed = false
    const kind = specialKind(address)
    if (kind !== null) {
      throw new OutboundError(
        'outbound_blocked',
        `${host} leads to ${address}, which is not a public address (${kind}).`,
      )
    }
  }
  if (!secure && !allListed)
    throw new OutboundError('clear_text_refused', `${host} would be reached without encryption.`)
}
