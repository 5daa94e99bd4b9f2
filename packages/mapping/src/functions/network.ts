import ipaddr from 'ipaddr.js'
import { onText, textArgument } from './convert.ts'
import { ArgumentFault, Fault, type FunctionSpec } from './spec.ts'

type Address = ipaddr.IPv4 | ipaddr.IPv6

/** Brackets, port and zone dropped; leading zeros in IPv4 are refused, as they mean octal to some readers. */
const parseAddress = (text: string): Address | null => {
  const trimmed = text.trim()
  if (trimmed.length > 100) return null
  const inner = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(trimmed)?.[1] ?? /^([\d.]+):\d{1,5}$/.exec(trimmed)?.[1] ?? trimmed
  const bare = inner.replace(/%.*$/s, '')
  if (ipaddr.IPv4.isValidFourPartDecimal(bare)) {
    return /(^|\.)0\d/.test(bare) ? null : ipaddr.IPv4.parse(bare)
  }
  if (!bare.includes(':') || !ipaddr.IPv6.isValid(bare)) return null
  const address = ipaddr.IPv6.parse(bare)
  return address.isIPv4MappedAddress() ? address.toIPv4Address() : address
}

const printAddress = (address: Address): string =>
  address instanceof ipaddr.IPv6 ? address.toRFC5952String() : address.toString()

const NOT_AN_ADDRESS = new Fault('not_an_ip', 'an IP address was expected')

const parseUrl = (text: string): URL | Fault => {
  const url = text.length <= 65_536 ? URL.parse(text.trim()) : null
  return url ?? new Fault('not_a_url', 'an absolute URL was expected')
}

const parseRange = (text: string): [Address, number] => {
  const match = /^([^/]+)\/(\d{1,3})$/.exec(text.trim())
  const address = match === null ? null : parseAddress(match[1] ?? '')
  const bits = Number(match?.[2])
  if (address === null || bits > (address.kind() === 'ipv6' ? 128 : 32)) {
    throw new ArgumentFault(`'${text}' is not a CIDR range such as 10.0.0.0/8`)
  }
  return [address, bits]
}

const inRange = (address: Address, [network, bits]: [Address, number]): boolean => {
  if (address instanceof ipaddr.IPv6) return network instanceof ipaddr.IPv6 && address.match(network, bits)
  return network instanceof ipaddr.IPv4 && address.match(network, bits)
}

export const NETWORK_FUNCTIONS: readonly FunctionSpec[] = [
  {
    name: 'urlHost',
    input: 'text',
    output: 'text',
    parameters: [],
    doc: 'The host of an absolute URL, lower-case, without port and brackets.',
    example: { input: 'https://User@Evil.example:8443/a?b=1', output: 'evil.example' },
    compile: () =>
      onText((text) => {
        const url = parseUrl(text)
        return url instanceof URL ? url.hostname.replace(/^\[(.*)\]$/, '$1') || undefined : url
      }),
  },
  {
    name: 'urlPath',
    input: 'text',
    output: 'text',
    parameters: [],
    doc: 'The path of an absolute URL, without query and fragment.',
    example: { input: 'https://evil.example/a/b?c=1#d', output: '/a/b' },
    compile: () =>
      onText((text) => {
        const url = parseUrl(text)
        return url instanceof URL ? url.pathname : url
      }),
  },
  {
    name: 'ipNormalize',
    input: 'text',
    output: 'text',
    parameters: [],
    doc: 'An IP address in canonical form (RFC 5952; mapped IPv4 as IPv4), without brackets, port and zone.',
    example: { input: '[2001:DB8:0::1]:443', output: '2001:db8::1' },
    compile: () =>
      onText((text) => {
        const address = parseAddress(text)
        return address === null ? NOT_AN_ADDRESS : printAddress(address)
      }),
  },
  {
    name: 'cidrContains',
    input: 'text',
    output: 'boolean',
    parameters: [{ name: 'ranges', type: 'text', doc: 'CIDR ranges', variadic: true }],
    doc: 'Whether an IP address lies in one of the ranges.',
    example: { input: '10.20.30.40', args: ['10.0.0.0/8', 'fd00::/8'], output: true },
    compile: (args) => {
      const ranges = args.map((_, index) => parseRange(textArgument(args, index)))
      return onText((text) => {
        const address = parseAddress(text)
        return address === null ? NOT_AN_ADDRESS : ranges.some((range) => inRange(address, range))
      })
    },
  },
]
