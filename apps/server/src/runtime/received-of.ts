import type { ReceivedOf } from '@halcyon/domain'
import { keptBody, keptElements } from '@halcyon/pipeline'

/** A request whose body is still at hand. */
interface Sent {
  readonly request: { readonly body: Uint8Array }
}

/**
 * What was received of a batch's items, as it may be kept: asked only where the database refuses one. An item's own bytes where it
 * came alone or in a JSON array; otherwise the first one asked for has its request's whole body, which is so kept once.
 * @param counts of each request's items; negative = it has none
 */
export function receivedOf(
  waiting: readonly Sent[],
  counts: readonly number[],
  first: number,
  redact: readonly string[],
): ReceivedOf {
  const given = new Set<Sent>()
  let last: { readonly one: Sent; readonly elements: readonly Uint8Array[] | null } | null = null
  return (n) => {
    let start = first
    for (const [index, one] of waiting.entries()) {
      const count = Math.max(0, counts[index] ?? 0)
      if (n >= start + count) {
        start += count
        continue
      }
      if (count === 1) return bodyOf(one, redact)
      if (last?.one !== one) last = { one, elements: keptElements(one.request.body, count, redact) }
      if (last.elements !== null) return last.elements[n - start] ?? null
      if (given.has(one)) return null
      given.add(one)
      return bodyOf(one, redact)
    }
    return null
  }
}

/** Where something is to be redacted, a body that cannot be looked into is not kept. */
function bodyOf({ request: { body } }: Sent, redact: readonly string[]): Uint8Array | null {
  const kept = keptBody(body, redact)
  return redact.length > 0 && kept === body ? null : kept
}
