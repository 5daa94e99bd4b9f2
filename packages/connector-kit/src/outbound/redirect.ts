import { OutboundError } from './error.ts'
import type { ClientCertificate } from './outbound-http.ts'

export interface Hop {
  readonly url: URL
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | undefined
  readonly client: ClientCertificate | undefined
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])
/** What may follow to another origin. A list of what is harmless, not of what is secret: a vendor's key can be in any header. */
const HARMLESS = new Set(['accept', 'accept-encoding', 'accept-language', 'user-agent'])

export const isRedirect = (status: number, location: string | undefined): location is string =>
  location !== undefined && REDIRECTS.has(status)

/** @throws OutboundError `url_invalid` */
export function parseTarget(text: string, base?: URL): URL {
  if (!URL.canParse(text, base)) throw new OutboundError('url_invalid', 'The address is not a URL.')
  const url = new URL(text, base)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new OutboundError('url_invalid', `The scheme ${url.protocol} is not http or https.`)
  }
  if (url.username !== '' || url.password !== '') {
    throw new OutboundError('url_invalid', 'The address has a user name or password in it.')
  }
  return url
}

/**
 * The request that follows a redirect (RFC 9110, 15.4): 303, and 301/302 after a POST, become a GET without a body.
 * @throws OutboundError `redirect_refused` when encryption would be lost, or a body would go to another origin.
 */
export function followRedirect(hop: Hop, status: number, location: string): Hop {
  const url = parseTarget(location, hop.url)
  if (hop.url.protocol === 'https:' && url.protocol === 'http:') {
    throw new OutboundError('redirect_refused', `${hop.url.host} redirects to an address without encryption.`)
  }
  const becomesGet =
    status === 303 ? hop.method !== 'HEAD' : (status === 301 || status === 302) && hop.method === 'POST'
  const method = becomesGet ? 'GET' : hop.method
  const body = becomesGet ? undefined : hop.body
  const sameOrigin = url.origin === hop.url.origin
  if (!sameOrigin && body !== undefined) {
    throw new OutboundError('redirect_refused', `${hop.url.host} redirects a request with a body to ${url.host}.`)
  }
  const keep = (name: string) =>
    sameOrigin ? !(becomesGet && name.toLowerCase().startsWith('content-')) : HARMLESS.has(name.toLowerCase())
  const headers = Object.fromEntries(Object.entries(hop.headers).filter(([name]) => keep(name)))
  return { url, method, headers, body, client: sameOrigin ? hop.client : undefined }
}
