import { isIP } from 'node:net'
import { domainToASCII } from 'node:url'
import { parseAddress } from '../networks.ts'
import { OutboundError } from './error.ts'

/** Where a secret may be sent. */
export interface SecretHosts {
  /** The secret's name, for people. */
  readonly secret: string
  /** `api.example.com`, `*.example.com` (any name below it), each with `:port` or for any port; addresses. None: anywhere. */
  readonly hosts: readonly string[]
}

/** @param leadsTo hosts the configuration leads to, for secrets that name none; none: anywhere */
export const heldTo = (secrets: readonly SecretHosts[], leadsTo: readonly string[]): readonly SecretHosts[] =>
  secrets.map((one) => (one.hosts.length === 0 ? { ...one, hosts: leadsTo } : one))

const NO_NAME = /[\s/\\@?#%:[\]]/

interface HostPattern {
  readonly host: string
  /** The name itself is not meant, only names below it. */
  readonly below: boolean
  readonly port: number | null
}

/** Null when the text is no host, no wildcard of one, or has no such port. */
export function parseHostPattern(text: string): HostPattern | null {
  const { host, port } = splitPort(text)
  const below = host.startsWith('*.')
  const name = canonicalHost(below ? host.slice(2) : host)
  if (name === '' || name.includes('*') || (below && isIP(name) !== 0)) return null
  if (port !== null && !(Number.isInteger(port) && port > 0 && port < 65_536)) return null
  return { host: name, below, port }
}

/** One spelling of a host: lower case, without a trailing dot, international names as they go over the wire. '' when it is none. */
export function canonicalHost(text: string): string {
  const bare = text.replace(/^\[(.*)\]$/, '$1')
  const address = parseAddress(bare)
  if (address !== null) return address.toString()
  // What is not of a name would be cut off or decoded by the conversion, and another name be compared than is asked for.
  return NO_NAME.test(bare) ? '' : domainToASCII(bare.replace(/\.$/, '')).toLowerCase()
}

function splitPort(text: string): { host: string; port: number | null } {
  const match = /^(\[[^\]]*\]|[^:]*):(\d{1,5})$/.exec(text)
  return match === null ? { host: text, port: null } : { host: match[1] ?? '', port: Number(match[2]) }
}

const matches = ({ host, below, port }: HostPattern, asked: string, askedPort: number | null): boolean =>
  (below ? asked.endsWith(`.${host}`) : asked === host) && (port === null || askedPort === null || port === askedPort)

/**
 * Refuses a host that not every secret of the feed may be sent to: which of them a connector puts into a request cannot be told from
 * outside, so each counts.
 * @param port null = not known yet; then the name alone decides
 * @throws OutboundError `secret_host_refused`
 */
export function assertSecretsMayGo(secrets: readonly SecretHosts[], host: string, port: number | null): void {
  const asked = canonicalHost(host)
  for (const { secret, hosts } of secrets) {
    if (hosts.length === 0) continue
    const allowed = hosts.map(parseHostPattern).some((one) => one !== null && matches(one, asked, port))
    if (allowed) continue
    const where = port === null ? host : `${host}:${port}`
    throw new OutboundError('secret_host_refused', `The secret "${secret}" may not be sent to ${where}.`)
  }
}
