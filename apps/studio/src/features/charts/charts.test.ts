import { describe, expect, test } from 'vitest'
import type { Chart } from './chart.ts'
import { boundsOf, fixedRange, readRange, stepFor, writeRange } from './range.ts'
import { csvText, pointText, summaryText, valueText } from './words.ts'

describe('the time range', () => {
  test('is read from the address', () => {
    expect(readRange({ range: '6h' })).toEqual({ kind: 'span', span: '6h' })
    expect(readRange({ range: '1y' })).toEqual({ kind: 'span', span: '1h' })
    expect(readRange({ from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' })).toEqual({
      kind: 'fixed',
      from: '2026-01-01T00:00:00.000Z',
      to: '2026-01-02T00:00:00.000Z',
    })
    expect(readRange({ from: '2026-01-02T00:00:00Z', to: '2026-01-01T00:00:00Z' })).toEqual({
      kind: 'span',
      span: '1h',
    })
    expect(readRange({ from: 7, to: 8 })).toEqual({ kind: 'span', span: '1h' })
  })

  test('goes into the address and comes back', () => {
    for (const range of [readRange({ range: '7d' }), fixedRange({ from: 1_000, to: 2_000 })]) {
      expect(readRange(writeRange(range))).toEqual(range)
    }
  })

  test('has a step that draws at most 400 points', () => {
    const now = Date.UTC(2026, 0, 1)
    const step = (range: string): number => stepFor(boundsOf(readRange({ range }), now))
    expect(['15m', '1h', '6h', '24h', '7d'].map(step)).toEqual([10, 10, 60, 300, 1_800])
    expect(stepFor({ from: 0, to: 365 * 86_400 })).toBe(86_400)
  })
})

describe('a chart in words', () => {
  const time = [0, 10, 20]
  const chart: Chart = {
    id: 'rate',
    title: 'Rate',
    unit: '/s',
    tracks: [
      { label: 'received', tone: 'accent', stroke: 'solid', values: [1, 5, 3] },
      { label: 'rejected', tone: 'bad', stroke: 'dotted', values: [0, 0, 0] },
      { label: 'lag, p95', tone: 'plain', stroke: 'dashed', values: [null, null, null] },
    ],
  }

  test('tells last, mean and peak of each line', () => {
    const text = summaryText(chart, time, [{ at: 10, label: 'v7' }])
    expect(text).toMatch(
      /^Received: last 3\/s, mean 3\/s, peak 5\/s at \d\d:\d\d:10\. Rejected: 0 throughout\. lag, p95: no values\./,
    )
    expect(text).toMatch(/Published: v7 at \d\d:\d\d:10\.$/)
  })

  test('reads a place', () => {
    expect(pointText(chart, time, 1)).toMatch(/:10: received 5\/s, rejected 0\/s, lag, p95 –$/)
    expect(pointText(chart, [], 0)).toBe('no values')
  })

  test('is a CSV with its units', () => {
    expect(csvText(chart, time).split('\r\n').slice(0, 2)).toEqual([
      'time,received (/s),rejected (/s),"lag, p95 (/s)"',
      '1970-01-01T00:00:00.000Z,1,0,',
    ])
  })

  test('numbers keep the digits that matter', () => {
    expect([valueText(0.123, '/s'), valueText(12.34, 'ms'), valueText(1234.5, '')]).toEqual([
      '0.12/s',
      '12.3 ms',
      '1,235',
    ])
  })
})
