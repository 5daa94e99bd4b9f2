import { sha256Hex } from '../../digest.ts'
import { isStorableText } from '../../json/storable.ts'
import { refuse } from '../text.ts'
import { refang } from './domain.ts'
import { canonical, type Normalised } from './result.ts'

/** A longer URL is known by its SHA-256. */
const MAX_URL = 2048
const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i
const DIGEST = /^sha256:[0-9a-f]{64}$/

/**
 * A URL in WHATWG's normal form: scheme and host lower-case, default port, fragment and userinfo dropped, path and query as they are.
 * Longer than 2,048 characters: `sha256:` and the digest of that form. Without a scheme it is refused (`url_no_scheme`), never guessed.
 */
export function normaliseUrl(input: string): Normalised {
  const text = refangUrl(input.trim())
  if (DIGEST.test(text)) return canonical(text)
  if (!SCHEME.test(text))
    return refuse('url_no_scheme', 'The URL has no scheme', 'Put the scheme in front with a template')
  const href = settled(text)
  if (href === null) return refuse('url_invalid', 'Not a URL')
  return canonical(href.length > MAX_URL ? `sha256:${sha256Hex(href)}` : href)
}

/** `hxxps[:]//evil[.]example/` → `https://evil.example/`; only what stands before the path. */
function refangUrl(text: string): string {
  if (
    !/^h(?:xx|\*\*)ps?|^[^/?#]*(?:\[:\]|[[(](?:\.|dot)[\])])|^[^/]*\/\/[^/?#]*[[(](?:\.|dot)[\])]/i.test(
      text.slice(0, 512),
    )
  )
    return text
  const scheme = text.replace(/^h(?:xx|\*\*)p/i, 'http').replace(/^([a-z]+)\[:\]/i, '$1:')
  const host = scheme.indexOf('//') + 2
  const path = scheme.slice(host).search(/[/?#]/)
  const end = path < 0 ? scheme.length : host + path
  return scheme.slice(0, host) + refang(scheme.slice(host, end)) + scheme.slice(end)
}

/** Percent-encoding in the host can hide a defanged dot; a second look finds it. */
function settled(text: string): string | null {
  const href = normalForm(text)
  const refanged = href === null ? null : refangUrl(href)
  return refanged === null || refanged === href ? href : normalForm(refanged)
}

function normalForm(text: string): string | null {
  if (!isStorableText(text)) return null
  const url = URL.parse(text)
  if (url === null || url.host === '') return null
  url.username = ''
  url.password = ''
  url.hash = ''
  return url.href
}

/** A link people click: https, at most 2,048 characters, no credentials in it. */
export function normaliseHttpsLink(input: string): Normalised {
  const url = input.length > MAX_URL ? null : URL.parse(input.trim())
  if (url === null) return refuse('url_invalid', `Expected a URL of at most ${MAX_URL} characters`)
  if (url.protocol !== 'https:') return refuse('url_scheme', 'Expected an https URL')
  url.username = ''
  url.password = ''
  return url.href.length > MAX_URL
    ? refuse('url_invalid', `Expected a URL of at most ${MAX_URL} characters`)
    : canonical(url.href)
}
