/** Small multiples over a time axis. uPlot is a chunk of its own, loaded with the first chart. */
export type { Chart, TimeMark } from './chart.ts'
export {
  type Bounds,
  boundsOf,
  fixedRange,
  readRange,
  stepFor,
  type TimeRange,
  writeRange,
} from './range.ts'
export { RangePicker } from './range-picker.tsx'
export { TimeCharts } from './time-charts.tsx'
