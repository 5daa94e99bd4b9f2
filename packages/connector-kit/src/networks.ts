import ipaddr from 'ipaddr.js'

/** A list of addresses and CIDR blocks. */
export interface Networks {
  /** True when the address (IPv4, IPv6, or IPv4 mapped into IPv6) lies in one of them; false for what is not an address. */
  has(address: string): boolean
}

type Address = ipaddr.IPv4 | ipaddr.IPv6
type Block = readonly [Address, number]

/** An IPv4 address mapped into IPv6 (`::ffff:a.b.c.d`) is that IPv4 address; a zone (`%eth0`) is dropped. Null when it is none. */
export function parseAddress(text: string): Address | null {
  const bare = text.includes('%') ? text.slice(0, text.indexOf('%')) : text
  if (!ipaddr.IPv4.isValidFourPartDecimal(bare) && !ipaddr.IPv6.isValid(bare)) return null
  return ipaddr.process(bare)
}

/** `10.0.0.0/8`, `::1/128`, or one bare address. Null when it is none of them. */
export function parseNetwork(text: string): Block | null {
  const [base = '', bits, ...rest] = text.trim().split('/')
  const address = parseAddress(base)
  if (address === null || rest.length > 0) return null
  const width = address.kind() === 'ipv4' ? 32 : 128
  if (bits === undefined) return [address, width]
  const mappedBits = address.kind() === 'ipv4' && base.includes(':') ? 96 : 0
  if (!/^\d{1,3}$/.test(bits)) return null
  const length = Number(bits) - mappedBits
  return length >= 0 && length <= width ? [address, length] : null
}

/** Entries that do not parse are left out: whoever takes a list from a person checks it with `parseNetwork` and says so. */
export function parseNetworks(list: readonly string[]): Networks {
  const blocks = list.map(parseNetwork).filter((block) => block !== null)
  return {
    has(text) {
      const address = parseAddress(text)
      return address !== null && blocks.some((block) => contains(block, address))
    },
  }
}

const contains = ([base, bits]: Block, address: Address) =>
  base.kind() === address.kind() && (address as ipaddr.IPv4).match(base as ipaddr.IPv4, bits)
