/** The spans one chooses from, in seconds. */
export const SPANS = { '15m': 900, '1h': 3_600, '6h': 21_600, '24h': 86_400, '7d': 604_800 } as const
type Span = keyof typeof SPANS

/** A span ends now and moves with it; a fixed range stays. */
export type TimeRange =
  | { readonly kind: 'span'; readonly span: Span }
  | { readonly kind: 'fixed'; readonly from: string; readonly to: string }

export interface Bounds {
  /** Seconds since 1970. */
  readonly from: number
  readonly to: number
}

const DEFAULT: TimeRange = { kind: 'span', span: '1h' }
const isSpan = (value: unknown): value is Span => typeof value === 'string' && Object.hasOwn(SPANS, value)
const timeOf = (value: unknown): number => (typeof value === 'string' ? Date.parse(value) : Number.NaN)

/** The range of an address: `?range=6h`, or `?from=…&to=…`; what cannot be read is the last hour. */
export function readRange(search: Readonly<Record<string, unknown>>): TimeRange {
  const { range, from, to } = search
  if (isSpan(range)) return { kind: 'span', span: range }
  const [start, end] = [timeOf(from), timeOf(to)]
  if (!(end > start)) return DEFAULT
  return { kind: 'fixed', from: new Date(start).toISOString(), to: new Date(end).toISOString() }
}

/** What the address says of a range; undefined takes a parameter off it. */
export const writeRange = (range: TimeRange): Record<'range' | 'from' | 'to', string | undefined> =>
  range.kind === 'span'
    ? { range: range.span, from: undefined, to: undefined }
    : { range: undefined, from: range.from, to: range.to }

export function boundsOf(range: TimeRange, nowMs: number): Bounds {
  if (range.kind === 'fixed') return { from: Date.parse(range.from) / 1000, to: Date.parse(range.to) / 1000 }
  const to = Math.floor(nowMs / 1000)
  return { from: to - SPANS[range.span], to }
}

export const fixedRange = ({ from, to }: Bounds): TimeRange => ({
  kind: 'fixed',
  from: new Date(Math.round(from) * 1000).toISOString(),
  to: new Date(Math.round(to) * 1000).toISOString(),
})

const STEPS = [10, 30, 60, 300, 600, 1_800, 3_600, 10_800, 21_600, 86_400]
const MOST_POINTS = 400

/** Seconds a bucket: the finest that draws at most 400 points. */
export function stepFor({ from, to }: Bounds): number {
  const seconds = to - from
  return STEPS.find((step) => seconds / step <= MOST_POINTS) ?? Math.ceil(seconds / MOST_POINTS / 86_400) * 86_400
}
