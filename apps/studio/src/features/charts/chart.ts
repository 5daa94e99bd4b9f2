/** What one of a set of small multiples draws. */
export interface Chart {
  readonly id: string
  readonly title: string
  /** `/s`, `ms`. */
  readonly unit: string
  readonly tracks: readonly Track[]
}

/** A line: told apart by its stroke as well as by its colour. */
export interface Track {
  readonly label: string
  readonly tone: Tone
  readonly stroke: Stroke
  /** One a bucket; null = nothing to tell. */
  readonly values: readonly (number | null)[]
}

export type Tone = 'accent' | 'ok' | 'bad' | 'warn' | 'plain'
export type Stroke = 'solid' | 'dashed' | 'dotted'

/** Something that happened at a time, drawn across all charts. */
export interface TimeMark {
  /** Seconds since 1970. */
  readonly at: number
  readonly label: string
}

export const DASHES: Readonly<Record<Stroke, readonly number[]>> = { solid: [], dashed: [6, 4], dotted: [2, 3] }
export const TONES: Readonly<Record<Tone, string>> = {
  accent: '--ui-accent',
  ok: '--ui-ok',
  bad: '--ui-bad',
  warn: '--ui-warn',
  plain: '--ui-text',
}
