import { type Checkpoint, NeedsHuman } from '@halcyon/connector-kit'
import { ExactNumber } from '@halcyon/domain'

/** Where a partition is read on: from an offset, or, where a person set it so, from a time or an end. */
export type Standing =
  | {
      readonly kind: 'offset'
      readonly offset: bigint
      /** Null where a person set it. A topic that was deleted and made again has another one, and its offsets begin anew. */
      readonly topicId: string | null
      /** Of a run over a range: which one. */
      readonly range: string | null
    }
  /** Epoch ms; or the oldest record that is kept, or the first that comes from now on. */
  | { readonly kind: 'time'; readonly time: number | 'earliest' | 'latest' }

/** `{offset, lag, topicId}`; `{offset}` or `{time}` by hand, where a time may be `earliest` or `latest`. @throws NeedsHuman */
export function standingOf(partition: string, { offset, time, topicId, range }: Checkpoint): Standing {
  const text = offset instanceof ExactNumber ? offset.source : String(offset ?? '')
  if (/^\d{1,19}$/.test(text)) {
    return {
      kind: 'offset',
      offset: BigInt(text),
      topicId: typeof topicId === 'string' ? topicId : null,
      range: typeof range === 'string' ? range : null,
    }
  }
  if (time === 'earliest' || time === 'latest') return { kind: 'time', time }
  const at = typeof time === 'string' ? Date.parse(time) : Number.NaN
  if (!Number.isNaN(at)) return { kind: 'time', time: at }
  throw new NeedsHuman(
    'cursor_invalid',
    `The checkpoint of ${partition} has neither an offset nor a time.`,
    'Set it to {"offset": 0}, {"time": "2026-01-01T00:00:00Z"}, {"time": "earliest"} or {"time": "latest"}.',
  )
}

/** As it is kept: the next offset, and how many records the partition held beyond it when it was read. */
export function checkpointOf(
  place: { readonly topicId: string },
  offset: bigint,
  end: bigint,
  range: string | null,
): Checkpoint {
  return {
    offset: wholeNumber(offset),
    lag: wholeNumber(end > offset ? end - offset : 0n),
    topicId: place.topicId,
    ...(range === null ? {} : { range }),
  }
}

/** No topic comes near 2^53 records; past it the digits are kept all the same. */
export const wholeNumber = (value: bigint): number | ExactNumber =>
  value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : new ExactNumber(String(value))
