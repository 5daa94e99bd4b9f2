import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { microsecondsOf, rfc3339Of, timeText, timeTextOf } from './instant.ts'
import { Standing } from './standing.ts'

const horizon = (value: bigint) => ({ kind: 'integer', value }) as const
const take = (standing: Standing, ...ids: number[]): number[] => ids.filter((id) => standing.take([`${id}`], `[${id}]`))

describe('Standing', () => {
  it('moves up to the horizon, and remembers what is behind it', () => {
    const first = new Standing(undefined, horizon(5n))
    expect(take(first, 1, 4, 7, 9)).toEqual([1, 4, 7, 9])
    expect(first.after).toEqual(['4'])
    first.finish()
    const checkpoint = first.checkpoint() ?? undefined
    expect(checkpoint).toEqual({ after: ['4'], seen: [expect.any(String), expect.any(String)] })
    expect(first.checkpoint()).toBeNull()
    // 5 came late; 7 is gone; 9 is below the horizon now.
    const second = new Standing(checkpoint, horizon(9n))
    expect(take(second, 5, 9, 12)).toEqual([5, 12])
    second.finish()
    expect(second.checkpoint()).toEqual({ after: ['9'], seen: [expect.any(String)] })
  })

  it('has nothing to save where nothing was new', () => {
    const first = new Standing(undefined, horizon(0n))
    take(first, 3, 4)
    first.finish()
    const second = new Standing(first.checkpoint() ?? undefined, horizon(0n))
    expect(take(second, 3, 4)).toEqual([])
    second.finish()
    expect(second.checkpoint()).toBeNull()
  })

  it('forgets the oldest beyond its bound: they come again, and none is left out', () => {
    const first = new Standing(undefined, horizon(0n))
    const ids = Array.from({ length: 10_005 }, (_, i) => i + 1)
    expect(take(first, ...ids).length).toBe(10_005)
    first.finish()
    const second = new Standing(first.checkpoint() ?? undefined, horizon(0n))
    expect(take(second, ...ids)).toEqual([1, 2, 3, 4, 5])
  })

  it('takes what a person wrote as a checkpoint', () => {
    expect(new Standing({ after: [7] }, null).after).toEqual(['7'])
    expect(new Standing({ after: '7', seen: 3 }, null).after).toBeNull()
  })

  it('whatever commits when, and wherever a run is cut: all once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ late: fc.nat(4), cut: fc.option(fc.nat(5)) }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 6 }),
        (rows, every) => {
          // Row i is drawn at the time i and visible at i + late; a row is at most four values behind the greatest.
          const got: number[] = []
          let checkpoint: ReturnType<Standing['checkpoint']> = null
          for (let now = 0; now < rows.length + 10; now += every) {
            const visible = rows.flatMap(({ late }, i) => (i + late <= now ? [i] : []))
            const head = Math.min(now, rows.length - 1)
            const standing = new Standing(checkpoint ?? undefined, horizon(BigInt(head - 5)))
            const from = Number(standing.after?.[0] ?? -1)
            const cut = rows[now]?.cut ?? null
            const met = visible.filter((i) => i > from).slice(0, cut ?? undefined)
            for (const i of met) {
              if (standing.take([`${i}`], `[${i}]`)) got.push(i)
              checkpoint = standing.checkpoint() ?? checkpoint
            }
            if (cut !== null) continue
            standing.finish()
            checkpoint = standing.checkpoint() ?? checkpoint
          }
          const all = rows.map((_, i) => i)
          expect(new Set(got).size).toBe(got.length)
          // Runs that were cut at the very end have not come to the last rows.
          if (rows.every(({ cut }) => cut === null)) expect(got.toSorted((a, b) => a - b)).toEqual(all)
        },
      ),
    )
  })
})

describe('times', () => {
  it.each([
    ['2026-01-31 12:00:00.123456+00', '2026-01-31T12:00:00.123456Z'],
    ['2026-01-31 12:00:00', '2026-01-31T12:00:00.000000Z'],
    ['2026-01-31', '2026-01-31T00:00:00.000000Z'],
    ['1969-12-31 23:59:59.999999', '1969-12-31T23:59:59.999999Z'],
    ['infinity', null],
    ['0000-00-00 00:00:00', null],
    ['0044-03-15 00:00:00 BC', null],
  ])('%s is %s', (text, expected) => {
    expect(rfc3339Of(text)).toBe(expected)
  })

  it('come back as they went', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -62_000_000_000_000_000n, max: 250_000_000_000_000_000n }), (microseconds) => {
        expect(microsecondsOf(timeText(microseconds))).toBe(microseconds)
      }),
    )
    expect(timeTextOf('2026-01-01T02:00:00.5+02:00')).toBe('2026-01-01 00:00:00.500000')
  })
})
