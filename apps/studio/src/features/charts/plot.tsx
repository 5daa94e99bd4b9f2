import 'uplot/dist/uPlot.min.css'
import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useLayoutEffect, useRef } from 'react'
import uPlot from 'uplot'
import type { Chart } from './chart.ts'
import classes from './charts.module.css'
import { PLOT_HEIGHT, type PlotInput, plotOptions } from './plot-options.ts'

export interface PlotProps extends PlotInput {
  readonly chart: Chart
  readonly time: readonly number[]
  /** The bucket the cursor of all charts stands on. */
  readonly index: number | null
  /** The drawing, for an export. */
  readonly onCanvas: (canvas: HTMLCanvasElement | null) => void
}

const dataOf = (time: readonly number[], chart: Chart): uPlot.AlignedData => [
  [...time],
  ...chart.tracks.map(({ values }) => [...values]),
]

/** The drawing alone: what it shows stands in words around it. */
export default function Plot(props: PlotProps) {
  const { chart, time, index, bounds, marks, onCanvas } = props
  const scheme = useComputedColorScheme('light')
  const element = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  const latest = useRef(props)
  latest.current = props
  const shape = chart.tracks.map(({ label }) => label).join()

  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew for another set of lines or another scheme; data comes by setData
  useLayoutEffect(() => {
    const host = element.current
    if (host === null) return
    const { chart: drawn, time: at } = latest.current
    const made = new uPlot(
      plotOptions(host, drawn, host.clientWidth, () => latest.current),
      dataOf(at, drawn),
      host,
    )
    plot.current = made
    onCanvas(made.ctx.canvas)
    const watcher = new ResizeObserver(() => made.setSize({ width: host.clientWidth, height: PLOT_HEIGHT }))
    watcher.observe(host)
    return () => {
      watcher.disconnect()
      onCanvas(null)
      plot.current = null
      made.destroy()
    }
  }, [scheme, shape])

  // biome-ignore lint/correctness/useExhaustiveDependencies: bounds and marks are read while drawing
  useEffect(() => plot.current?.setData(dataOf(time, chart)), [time, chart, bounds.from, bounds.to, marks])

  useEffect(() => {
    const drawn = plot.current
    if (drawn === null || (drawn.cursor.idx ?? null) === index) return
    const at = index === null ? undefined : time[index]
    const left = at === undefined ? -10 : drawn.valToPos(at, 'x')
    drawn.setCursor({ left, top: at === undefined ? -10 : 1 }, false)
  }, [index, time])

  return <div ref={element} className={classes.plot} />
}
