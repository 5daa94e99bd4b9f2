import type uPlot from 'uplot'
import { type Chart, DASHES, type TimeMark, TONES } from './chart.ts'
import type { Bounds } from './range.ts'
import { colourOf } from './theme.ts'

/** What the drawing reads anew each time: it changes without the plot being made again. */
export interface PlotInput {
  readonly bounds: Bounds
  readonly marks: readonly TimeMark[]
  readonly onIndex: (index: number | null) => void
  readonly onZoom: (bounds: Bounds) => void
}

export const PLOT_HEIGHT = 128
const AXIS_WIDTH = 56
/** A drag shorter than this many pixels was a click. */
const SHORTEST_DRAG = 6

export function plotOptions(element: Element, chart: Chart, width: number, input: () => PlotInput): uPlot.Options {
  const font = `11px ${getComputedStyle(element).fontFamily}`
  const axis = {
    stroke: colourOf(element, '--ui-dim'),
    font,
    grid: { stroke: colourOf(element, '--ui-line'), width: 1 },
  }
  const ticks = { stroke: colourOf(element, '--ui-line'), width: 1, size: 4 }
  return {
    width,
    height: PLOT_HEIGHT,
    padding: [14, 20, 0, 0],
    legend: { show: false },
    cursor: { y: false, points: { size: 7 }, drag: { x: true, y: false, setScale: false } },
    scales: {
      x: { range: () => [input().bounds.from, input().bounds.to] },
      y: { range: (_plot, _min, max) => [0, max > 0 ? max * 1.08 : 1] },
    },
    axes: [
      {
        ...axis,
        ticks,
        size: 24,
        space: 72,
        values: (_plot, splits, _axis, _space, step) => splits.map((at) => tickText(at, step)),
      },
      {
        ...axis,
        ticks: { show: false },
        size: AXIS_WIDTH,
        space: 28,
        values: (_plot, splits) => splits.map(shortNumber),
      },
    ],
    series: [
      {},
      ...chart.tracks.map((track) => ({
        label: track.label,
        stroke: colourOf(element, TONES[track.tone]),
        width: track.stroke === 'solid' ? 1.75 : 1.5,
        dash: [...DASHES[track.stroke]],
        points: { show: lonely },
      })),
    ],
    hooks: {
      setCursor: [
        (plot) =>
          input().onIndex(plot.cursor.left !== undefined && plot.cursor.left >= 0 ? (plot.cursor.idx ?? null) : null),
      ],
      setSelect: [(plot) => zoomed(plot, input)],
      draw: [(plot) => drawMarks(plot, element, input().marks)],
    },
  }
}

/** A value between two gaps has no line: only as a point is it seen. */
const lonely = (plot: uPlot, series: number, from: number, to: number): boolean => {
  const values = plot.data[series]
  if (values === undefined) return false
  for (let index = from; index <= to; index++) {
    if (values[index] != null && values[index - 1] == null && values[index + 1] == null) return true
  }
  return false
}

function zoomed(plot: uPlot, input: () => PlotInput): void {
  const { left, width } = plot.select
  if (width < SHORTEST_DRAG) return
  const bounds = { from: plot.posToVal(left, 'x'), to: plot.posToVal(left + width, 'x') }
  plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false)
  input().onZoom(bounds)
}

function drawMarks(plot: uPlot, element: Element, marks: readonly TimeMark[]): void {
  const { ctx, bbox } = plot
  const ratio = devicePixelRatio || 1
  ctx.save()
  ctx.strokeStyle = ctx.fillStyle = colourOf(element, '--ui-text')
  ctx.font = `600 ${11 * ratio}px ${getComputedStyle(element).fontFamily}`
  ctx.lineWidth = ratio
  ctx.setLineDash([3 * ratio, 3 * ratio])
  ctx.textAlign = 'left'
  ctx.textBaseline = 'alphabetic'
  // From the newest: where labels would overlap, the latest is the one to be read.
  let free = Number.POSITIVE_INFINITY
  for (const { at, label } of marks.toReversed()) {
    const x = Math.round(plot.valToPos(at, 'x', true))
    if (x < bbox.left || x > bbox.left + bbox.width) continue
    ctx.beginPath()
    ctx.moveTo(x, bbox.top)
    ctx.lineTo(x, bbox.top + bbox.height)
    ctx.stroke()
    const width = ctx.measureText(label).width
    const start = Math.min(x - width / 2, bbox.left + bbox.width - width)
    if (start + width > free) continue
    ctx.fillText(label, start, bbox.top - 4 * ratio)
    free = start - 6 * ratio
  }
  ctx.restore()
}

const two = (value: number): string => String(value).padStart(2, '0')

function tickText(at: number, step: number): string {
  const date = new Date(at * 1000)
  const day = `${two(date.getMonth() + 1)}-${two(date.getDate())}`
  if (step >= 86_400) return day
  const clock = `${two(date.getHours())}:${two(date.getMinutes())}`
  if (step < 60) return `${clock}:${two(date.getSeconds())}`
  return clock === '00:00' ? day : clock
}

const shortNumber = (value: number): string =>
  value.toLocaleString('en-US', {
    notation: Math.abs(value) >= 10_000 ? 'compact' : 'standard',
    maximumFractionDigits: 2,
  })
