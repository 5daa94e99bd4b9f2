import type { ReceivedItem } from '@halcyon/connector-kit'
import { type FeedRef, stringifyJson } from '@halcyon/domain'
import type { CompiledMapping } from '@halcyon/mapping'
import { sha256 } from './identity.ts'
import { type ItemPlace, rowMaker } from './rows.ts'
import { mapScripted, type RunScript, type Scripted, scriptedItems } from './script.ts'
import { type Unfolded, unfold } from './unfold.ts'

/** A request or a page as it was kept, with the events that were made of it. */
export interface KeptRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  /** How many records it held. */
  readonly records: number
  readonly events: readonly KeptEvent[]
}

export interface KeptEvent {
  readonly eventId: string
  /** RFC 3339. */
  readonly receivedAt: string
  readonly correlationId: string
  /** Which record of the request it is, from 0. */
  readonly item: number
}

/** How the records of a kept request were found again. */
export interface Reread {
  readonly items: readonly ReceivedItem[]
  /** The body is the one record, to the byte. */
  readonly bodyIsRecord: boolean
  /** The records as they were received: what names them is what named them then. */
  readonly asReceived: boolean
}

/** Kept requests through a mapping again: rows for the same events. */
export function remapper(feed: FeedRef, mapping: CompiledMapping, script: RunScript | null = null) {
  const rows = rowMaker(feed)

  /** False: the event cannot be told from another one, so it stays as it is. */
  const put = (place: ItemPlace, one: Unfolded, scripted: Scripted | undefined, asReceived: boolean): boolean => {
    const { received, payload } = one
    if (received.kind === 'malformed') {
      const { raw, code, message, path = '$' } = received
      rows.rejected(place, [{ path, code, message }], raw, 'request')
      return true
    }
    const context = { scope: feed.datasourceId, receivedAt: place.receivedAt }
    const result = mapScripted(mapping, payload, scripted, context)
    if (result.outcome === 'rejected') {
      rows.rejected(place, result.errors, Buffer.from(stringifyJson(payload)), 'payload')
    } else if (result.outcome === 'filtered') rows.filtered(place)
    else if (!asReceived && result.alerts.some(({ sourceEventId }) => sourceEventId === null)) return false
    else rows.mapped(place, result, () => true)
    return true
  }

  return {
    /**
     * @param candidates ways to read the request, the best first; one that does not give as many records as there were is passed over
     * @returns how many of its events stay as they are, since nothing sure can be said of them
     */
    async add(kept: KeptRequest, candidates: readonly Reread[]): Promise<number> {
      const rawSha256 = sha256(kept.body)
      for (const { items, bodyIsRecord, asReceived } of candidates) {
        const unfolded = unfold(mapping, items, rawSha256, bodyIsRecord)
        if (unfolded.length !== kept.records) continue
        const asked = kept.events.flatMap(({ item }) => unfolded[item] ?? [])
        const scripted = script === null ? null : await scriptedItems(script, mapping, asked)
        let left = 0
        for (const { eventId, receivedAt, correlationId, item } of kept.events) {
          const one = unfolded[item]
          const receivedMs = Date.parse(receivedAt)
          const place = { eventId, receivedMs, receivedAt, correlationId, digest: one?.digest ?? '', rawSha256 }
          const whole: ItemPlace = { ...place, captureId: null, request: 0, item, bytes: 0 }
          if (one === undefined || !put(whole, one, scripted?.get(one), asReceived)) left++
        }
        return left
      }
      return kept.events.length
    },
    take: () => rows.take(0),
  }
}
