/** `Live`, `Backfill`, `Live, partition alerts-0`. */
export const placeWords = ({ lane, partition }: { readonly lane: string; readonly partition: string }): string => {
  const word = lane === 'live' ? 'Live' : 'Backfill'
  return partition === '' ? word : `${word}, partition ${partition}`
}

/** A checkpoint as one line of text. */
export const valueText = (value: unknown): string => (value === null ? 'the start' : JSON.stringify(value))

/** Records that wait behind it, where the checkpoint says so: `lag`, or an offset and the end. */
export function lagOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null) return null
  const { lag, offset, end } = value as Readonly<Record<string, unknown>>
  if (typeof lag === 'number') return lag
  const [at, last] = [Number(offset), Number(end)]
  return offset != null && end != null && Number.isFinite(at) && Number.isFinite(last) ? Math.max(0, last - at) : null
}
