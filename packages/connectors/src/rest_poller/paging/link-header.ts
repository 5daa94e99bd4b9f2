const LINK = /<([^>]*)>((?:\s*;\s*[\w!#$&+\-.^`|~*]+\s*=\s*(?:"[^"]*"|[^\s",;]+))*)/g
const REL = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]+))/i

/** The address with rel="next" of a Link header (RFC 8288), resolved against `base`; null = there is none. */
export function nextLink(header: string | undefined, base: string): string | null {
  if (header === undefined) return null
  for (const [, target = '', parameters = ''] of header.matchAll(LINK)) {
    const rel = REL.exec(parameters)
    const relations = (rel?.[1] ?? rel?.[2] ?? '').toLowerCase().split(/\s+/)
    if (relations.includes('next') && URL.canParse(target, base)) return new URL(target, base).href
  }
  return null
}
