import type { Sender } from './sender.ts'

export interface SignedRequest {
  readonly url: string
  /** In the order they are written. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
}

export interface RequestToSign {
  readonly url: string
  readonly body: string
  /** The secret's value. */
  readonly secret: string
  /** Epoch milliseconds. */
  readonly now: number
  /** Of the delivery. */
  readonly id: string
}

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
const HASH = { sha1: 'SHA-1', sha256: 'SHA-256', sha512: 'SHA-512' } as const

async function hmac(hash: keyof typeof HASH, key: Uint8Array<ArrayBuffer>, data: string): Promise<Uint8Array> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: HASH[hash] }, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, utf8(data)))
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))
const ENCODE = {
  hex,
  base64,
  base64url: (bytes: Uint8Array) => base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
}

/** The bytes of a `whsec_…` key; null when it is none (`whpk_…` is the half that cannot sign). */
function standardKey(value: string): Uint8Array<ArrayBuffer> | null {
  if (value.startsWith('whpk_')) return null
  try {
    const encoded = value
      .replace(/^whsec_/, '')
      .replaceAll('-', '+')
      .replaceAll('_', '/')
    const bytes = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0))
    return bytes.length === 0 ? null : bytes
  } catch {
    return null
  }
}

/** `{timestamp}.{body}` filled in. */
function fillSignedString(
  template: string,
  url: string,
  parts: { body: string; timestamp: string; id: string; address: string },
): string {
  const { pathname, search } = new URL(url)
  // Behind {path} is what follows the feed's own address.
  const path = pathname.replace(/^.*\/in\/[^/]+/, '')
  const values: Readonly<Record<string, string>> = {
    body: parts.body,
    timestamp: parts.timestamp,
    id: parts.id,
    method: 'POST',
    path,
    query: search.slice(1),
    url: parts.address + path + search,
  }
  return template.replaceAll(/\{([^{}]*)\}/g, (whole, name: string) => values[name] ?? whole)
}

/** The request a sender of this scheme would make; null where this secret cannot sign, or no example can. */
export async function sign(sender: Sender, request: RequestToSign): Promise<SignedRequest | null> {
  const { url, body, secret, now, id } = request
  const seconds = String(Math.floor(now / 1000))
  const done = (...headers: (readonly [string, string])[]): SignedRequest => ({ url, headers, body })
  switch (sender.kind) {
    case 'none':
      return done()
    case 'bearer':
      return done(['Authorization', `Bearer ${secret}`])
    case 'basic':
      return done(['Authorization', `Basic ${base64(utf8(`${sender.username}:${secret}`))}`])
    case 'shared_secret': {
      if (sender.location === 'header') return done([sender.name, `${sender.prefix}${secret}`])
      const address = new URL(url)
      address.searchParams.set(sender.name, secret)
      return { url: address.href, headers: [], body }
    }
    case 'standard_webhooks': {
      const key = standardKey(secret)
      if (key === null) return null
      const signature = base64(await hmac('sha256', key, `${id}.${seconds}.${body}`))
      const { headerPrefix: prefix } = sender
      return done([`${prefix}id`, id], [`${prefix}timestamp`, seconds], [`${prefix}signature`, `v1,${signature}`])
    }
    case 'hmac': {
      if (sender.header === '' || secret === '') return null
      const signed = fillSignedString(sender.signedString, url, { body, timestamp: seconds, id, address: sender.url })
      const signature = sender.prefix + ENCODE[sender.encoding](await hmac(sender.algorithm, utf8(secret), signed))
      const inHeader =
        sender.timestampPrefix === '' ? '' : `${sender.timestampPrefix}${seconds}${sender.separator || ','}`
      return done(
        [sender.header, `${inHeader}${signature}`],
        ...(sender.timestampHeader === '' ? [] : ([[sender.timestampHeader, seconds]] as const)),
        ...(sender.idHeader === '' ? [] : ([[sender.idHeader, id]] as const)),
      )
    }
    case 'other':
      return null
  }
}

/** Seconds for which the signature is accepted; null = it does not age. */
export function validSeconds(sender: Sender): number | null {
  if (sender.kind === 'standard_webhooks') return sender.toleranceSeconds
  if (sender.kind === 'hmac' && (sender.timestampHeader !== '' || sender.timestampPrefix !== ''))
    return sender.toleranceSeconds
  return null
}
