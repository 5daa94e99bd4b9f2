import type { Hmac } from 'node:crypto'
import type { InboundRequest } from '@halcyon/connector-kit'

export const SIGNED_VARIABLES = ['body', 'timestamp', 'id', 'url', 'method', 'path', 'query'] as const
type SignedVariable = (typeof SIGNED_VARIABLES)[number]

export interface SignedParts {
  readonly request: InboundRequest
  readonly body: Uint8Array
  readonly timestamp: string
  readonly id: string
  readonly url: string
}

type Feed = (hmac: Hmac, parts: SignedParts) => void

export interface SignedString {
  readonly uses: ReadonlySet<SignedVariable>
  /** Names in braces that are no variable. */
  readonly unknown: readonly string[]
  feed(hmac: Hmac, parts: SignedParts): void
}

const TOKEN = /\{([^{}]*)\}/
const text = (read: (parts: SignedParts) => string): Feed => {
  // Header values and paths are bytes that were read as Latin-1; that way back they are the sender's bytes again.
  return (hmac, parts) => void hmac.update(read(parts), 'latin1')
}

const FEEDS: Readonly<Record<SignedVariable, Feed>> = {
  body: (hmac, parts) => void hmac.update(parts.body),
  timestamp: text((parts) => parts.timestamp),
  id: text((parts) => parts.id),
  url: text(({ url, request }) => url + request.path + (request.query === '' ? '' : `?${request.query}`)),
  method: text((parts) => parts.request.method),
  path: text((parts) => parts.request.path),
  query: text((parts) => parts.request.query),
}

const isVariable = (name: string): name is SignedVariable => Object.hasOwn(FEEDS, name)

/** `{timestamp}.{body}` → what feeds an HMAC, part by part, without ever joining the body to text. */
export function compileSignedString(template: string): SignedString {
  const feeds: Feed[] = []
  const uses = new Set<SignedVariable>()
  const unknown: string[] = []
  // Splitting by a group gives literal, name, literal, name …
  for (const [index, part] of template.split(TOKEN).entries()) {
    if (index % 2 === 0) {
      if (part !== '') feeds.push((hmac) => void hmac.update(part, 'utf8'))
    } else if (isVariable(part)) {
      uses.add(part)
      feeds.push(FEEDS[part])
    } else {
      unknown.push(part)
    }
  }
  return {
    uses,
    unknown,
    feed(hmac, parts) {
      for (const feed of feeds) feed(hmac, parts)
    },
  }
}
