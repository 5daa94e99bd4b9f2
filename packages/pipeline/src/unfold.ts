import type { ReceivedItem } from '@halcyon/connector-kit'
import type { JsonValue } from '@halcyon/domain'
import type { CompiledMapping } from '@halcyon/mapping'
import { sha256 } from './identity.ts'

/** An item to map, or one that is malformed. */
export interface Unfolded {
  readonly received: ReceivedItem
  /** null where it is malformed. */
  readonly payload: JsonValue
  /** SHA-256, hex, that names the delivery. */
  readonly digest: string
  /** Which one it is of those split off its payload. */
  readonly index: number
}

/**
 * Payloads → mapping items, each with the digest that names its delivery.
 * @param bodySha256 of the body as it was received
 * @param bodyIsRecord where there is one payload, the body is it, to the byte: the body's digest names it
 */
export function unfold(
  mapping: CompiledMapping,
  received: readonly ReceivedItem[],
  bodySha256: string,
  bodyIsRecord: boolean,
): Unfolded[] {
  const out: Unfolded[] = []
  for (const item of received) {
    if (item.kind === 'malformed') {
      const { raw, deliveryId } = item
      const digest = deliveryId === undefined ? sha256(raw) : sha256(`id\u0000${deliveryId}`)
      out.push({ received: item, payload: null, digest, index: 0 })
      continue
    }
    const split = mapping.split(item.payload)
    for (let i = 0; i < split.length; i++) {
      const payload = split[i] ?? null
      const whole = split.length === 1 && split[0] === item.payload
      const digest =
        item.deliveryId !== null
          ? sha256(`id\u0000${item.deliveryId}${whole ? '' : `#${i}`}`)
          : whole && bodyIsRecord && received.length === 1
            ? bodySha256
            : sha256(JSON.stringify(payload))
      out.push({ received: item, payload, digest, index: i })
    }
  }
  return out
}
