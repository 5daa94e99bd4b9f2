import ipaddr from 'ipaddr.js'
import { refuse } from '../text.ts'
import { canonical, type Normalised } from './result.ts'

/** End of the IPv4 address that starts at `from`, -1 when there is none. Leading zeros are refused: some read them as octal. */
function ipv4End(text: string, from: number): number {
  let at = from
  for (let part = 0; part < 4; part++) {
    if (part > 0 && text.charCodeAt(at++) !== 46) return -1
    const start = at
    let value = 0
    for (let c = text.charCodeAt(at); c >= 48 && c <= 57; c = text.charCodeAt(at)) {
      value = value * 10 + c - 48
      at++
      if (value > 255) return -1
    }
    if (at === start || (at - start > 1 && text.charCodeAt(start) === 48)) return -1
  }
  return at
}

export const isIpv4 = (text: string): boolean => text.length <= 15 && ipv4End(text, 0) === text.length

const PORT = /^:\d{1,5}$/
const BRACKETS = /^\[([^\]]*)\](?::\d{1,5})?$/
const IPV6 = /^[0-9a-f:]+(?::\d+\.\d+\.\d+\.\d+)?$/i

/**
 * An address → dotted IPv4 or RFC 5952 IPv6. Brackets, port, zone and a prefix length of one address are stripped; `::ffff:a.b.c.d`
 * becomes IPv4. Refused: leading zeros, short and octal forms, the unspecified address (`empty_key`).
 */
export function normaliseIp(input: string): Normalised {
  const text = input.trim()
  const end = ipv4End(text, 0)
  if (end > 0 && (end === text.length || PORT.test(text.slice(end)) || text.slice(end) === '/32')) {
    return specified(end === text.length ? text : text.slice(0, end))
  }
  if (text.length > 128) return invalid()
  const bare = (BRACKETS.exec(text)?.[1] ?? text).replace(/%[^%]*$/, '').replace(/\/128$/, '')
  if (isIpv4(bare)) return specified(bare)
  if (!bare.includes(':') || !IPV6.test(bare)) return invalid()
  const dotted = bare.includes('.') ? bare.slice(bare.lastIndexOf(':') + 1) : ''
  if (dotted !== '' && !isIpv4(dotted)) return invalid()
  const address = parseIpv6(bare)
  if (address === null) return invalid()
  return specified(address.isIPv4MappedAddress() ? address.toIPv4Address().toString() : address.toRFC5952String())
}

function parseIpv6(text: string): ipaddr.IPv6 | null {
  try {
    return ipaddr.IPv6.parse(text)
  } catch {
    return null
  }
}

const invalid = (): Normalised => refuse('ip_invalid', 'Not an IP address')

const specified = (address: string): Normalised =>
  address === '0.0.0.0' || address === '::'
    ? refuse('empty_key', 'The unspecified address stands for none')
    : canonical(address)

/** fc00::/7 (RFC 4193), fe80::/10 and the older fec0::/10; in RFC 5952 form the first group has all four digits. */
const LOCAL_IPV6 = /^f(?:[cd][0-9a-f]{2}|e[89a-f][0-9a-f]):/

/**
 * True when the same address can mean different machines at two sites: private (RFC 1918), CGNAT (RFC 6598), loopback, link-local, ULA.
 * `address` is canonical.
 */
export function isLocalAddress(address: string): boolean {
  if (address.includes(':')) {
    return address === '::1' || LOCAL_IPV6.test(address)
  }
  const dot = address.indexOf('.')
  const first = Number(address.slice(0, dot))
  if (first === 10 || first === 127) return true
  if (first !== 100 && first !== 169 && first !== 172 && first !== 192) return false
  const second = Number(address.slice(dot + 1, address.indexOf('.', dot + 1)))
  if (first === 100) return second >= 64 && second <= 127
  if (first === 169) return second === 254
  return first === 172 ? second >= 16 && second <= 31 : second === 168
}
