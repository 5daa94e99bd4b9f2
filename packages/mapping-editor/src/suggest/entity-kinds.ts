/** Entities told from a field's values and name. */
import {
  type JsonValue,
  normaliseDomain,
  normaliseEmail,
  normaliseHash,
  normaliseIp,
  normaliseUrl,
} from '@halcyon/domain'

export interface EntityKind {
  readonly type: string
  /** Every value of the field must be one. */
  readonly holds: (text: string) => boolean
  /** Folded name must fit as well; null = the values say enough. */
  readonly named: RegExp | null
  /** "an IP address" */
  readonly what: string
  readonly confidence: number
}

const CVE = /^CVE-\d{4}-\d{4,}$/i
const WORD = /^[^\s{}[\]<>"]{1,253}$/

const ok = (normalised: { readonly ok: boolean }): boolean => normalised.ok

/** The first that fits is taken. */
const ENTITY_KINDS: readonly EntityKind[] = [
  { type: 'ip', holds: (text) => ok(normaliseIp(text)), named: null, what: 'an IP address', confidence: 0.8 },
  { type: 'vulnerability', holds: (text) => CVE.test(text), named: null, what: 'a CVE number', confidence: 0.8 },
  {
    type: 'user',
    holds: (text) => ok(normaliseEmail(text)),
    named:
      /(^|[_.])(user|username|user_name|upn|user_principal_name|login|account|actor|alternate_id|principal)([_.]|$)/,
    what: 'an account',
    confidence: 0.75,
  },
  {
    type: 'email_address',
    holds: (text) => ok(normaliseEmail(text)),
    named: null,
    what: 'an email address',
    confidence: 0.7,
  },
  {
    type: 'url',
    holds: (text) => /^h[tx]{2}ps?:\/\//i.test(text) && ok(normaliseUrl(text)),
    named: null,
    what: 'a URL',
    confidence: 0.45,
  },
  {
    type: 'file',
    holds: (text) => /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/i.test(text) && ok(normaliseHash(text)),
    named: /(^|_|\.)(sha_?256|sha_?1|md5|hash|file_?hash|hashes)/,
    what: 'a file’s hash',
    confidence: 0.75,
  },
  {
    type: 'host',
    holds: (text) => WORD.test(text) && !ok(normaliseIp(text)),
    named: /(^|_|\.)(host_?name|computer_?name|device_?name|machine_?name|device_dns_name|dns_host_name|host)$/,
    what: 'a host name',
    confidence: 0.7,
  },
  {
    type: 'domain',
    holds: (text) => text.includes('.') && ok(normaliseDomain(text)),
    named: /(^|_|\.)(domain|domain_name|fqdn|dns_query|query_name|dest_domain|sni)$/,
    what: 'a domain name',
    confidence: 0.65,
  },
  {
    type: 'user',
    holds: (text) => WORD.test(text),
    named: /(^|_|\.)(user_?name|user|account_?name|login|sam_account_name|actor|sub_user_name)$/,
    what: 'an account',
    confidence: 0.65,
  },
]

/** Fields of the sender's own plumbing: links and hashes there are no entities. */
const PLUMBING = /(^|[_.])(html_url|web_url|link|avatar|gravatar|href|self|url|_links|api)([_.]|$)|_url$|_link$/

/** What kind of entity the values are; null = none. `name`: folded, with its parents. */
export const entityKindOf = (name: string, values: readonly JsonValue[]): EntityKind | null => {
  const texts = values.filter((value) => typeof value === 'string' && value !== '')
  if (texts.length === 0 || values.some((value) => value !== null && typeof value !== 'string')) return null
  for (const kind of ENTITY_KINDS) {
    if (kind.named !== null && !kind.named.test(name)) continue
    if (kind.type === 'url' && PLUMBING.test(name)) continue
    if (texts.every((text) => kind.holds(text as string))) return kind
  }
  return null
}

/** The part it plays in an alert, from its name. */
export const roleOf = (name: string, type: string): string => {
  if (/(^|[_.])(src|source|attacker|remote|actor|client|sender|external|from|caller|initiating|initiator)/.test(name))
    return 'actor'
  if (
    /(^|[_.])(dst|dest|destination|target|victim|device|host|computer|machine|local|affected|recipient|server)/.test(
      name,
    )
  )
    return 'target'
  if (type === 'file' || type === 'url' || type === 'domain') return 'evidence'
  return type === 'host' || type === 'user' ? 'target' : 'related'
}
