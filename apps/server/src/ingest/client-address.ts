import ipaddr from 'ipaddr.js'

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number]

/**
 * Who sent a request: the socket's address, or, behind a trusted proxy, the last address in `X-Forwarded-For` that is not one.
 * @param trusted CIDRs or addresses of proxies
 * @throws when an entry is not an address or a CIDR
 */
export function clientAddress(trusted: readonly string[]) {
  const ranges = trusted.map((entry): Range => {
    if (entry.includes('/')) return ipaddr.parseCIDR(entry)
    const address = ipaddr.parse(entry)
    return [address, address.kind() === 'ipv4' ? 32 : 128]
  })
  const isTrusted = (text: string): boolean => {
    if (!ipaddr.isValid(text)) return false
    const address = ipaddr.process(text)
    return ranges.some(([network, bits]) => network.kind() === address.kind() && address.match([network, bits]))
  }
  return (socketAddress: string, forwardedFor: string | undefined): string => {
    if (ranges.length === 0 || forwardedFor === undefined || !isTrusted(socketAddress)) return socketAddress
    const hops = forwardedFor.split(',').map((hop) => hop.trim())
    for (let i = hops.length - 1; i >= 0; i--) {
      const hop = hops[i]
      if (hop === undefined || !ipaddr.isValid(hop)) return socketAddress
      if (!isTrusted(hop) || i === 0) return hop
    }
    return socketAddress
  }
}
