import { ActionIcon, Skeleton, Tooltip } from '@mantine/core'
import { IconFileTypeCsv, IconPhotoDown, IconTable } from '@tabler/icons-react'
import { type KeyboardEvent, lazy, Suspense, useId, useRef, useState } from 'react'
import type { Chart } from './chart.ts'
import { ChartTable } from './chart-table.tsx'
import classes from './charts.module.css'
import { Legend } from './legend.tsx'
import { PLOT_HEIGHT, type PlotInput } from './plot-options.ts'
import { saveCsv, savePng } from './save.ts'
import { pointText, summaryText } from './words.ts'

const Plot = lazy(() => import('./plot.tsx'))

export interface ChartCardProps extends PlotInput {
  readonly chart: Chart
  readonly time: readonly number[]
  readonly index: number | null
  /** Whose numbers they are: the exports' title. */
  readonly of: string
}

/** One of the small multiples: its lines, the same in words, as a table, as a picture and as a file. */
export function ChartCard(props: ChartCardProps) {
  const { chart, time, index, of, marks } = props
  const id = useId()
  const [table, setTable] = useState(false)
  const canvas = useRef<HTMLCanvasElement | null>(null)
  return (
    <figure className={classes.card} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          {chart.title}
        </h2>
        <Legend chart={chart} time={time} index={index} />
        <div className={classes.tools}>
          <Tool label={`${chart.title}: table`} pressed={table} onClick={() => setTable(!table)}>
            <IconTable size={16} aria-hidden />
          </Tool>
          <Tool
            label={`${chart.title}: save as PNG`}
            onClick={() => canvas.current !== null && savePng(chart, time, of, canvas.current)}
          >
            <IconPhotoDown size={16} aria-hidden />
          </Tool>
          <Tool label={`${chart.title}: save as CSV`} onClick={() => saveCsv(chart, time, of)}>
            <IconFileTypeCsv size={16} aria-hidden />
          </Tool>
        </div>
      </div>
      <CursorField {...props}>
        <Suspense fallback={<Skeleton height={PLOT_HEIGHT} />}>
          <Plot
            {...props}
            onCanvas={(drawn) => {
              canvas.current = drawn
            }}
          />
        </Suspense>
      </CursorField>
      <figcaption className={classes.summary}>{summaryText(chart, time, marks)}</figcaption>
      {table && <ChartTable chart={chart} time={time} />}
    </figure>
  )
}

interface ToolProps {
  readonly label: string
  readonly pressed?: boolean
  readonly onClick: () => void
  readonly children: React.ReactNode
}

function Tool({ label, pressed, onClick, children }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon size="sm" aria-label={label} aria-pressed={pressed} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  )
}

const MOVES: Readonly<Record<string, (index: number, last: number, far: boolean) => number | null>> = {
  ArrowLeft: (index, _last, far) => Math.max(0, index - (far ? 10 : 1)),
  ArrowRight: (index, last, far) => Math.min(last, index + (far ? 10 : 1)),
  PageUp: (index) => Math.max(0, index - 10),
  PageDown: (index, last) => Math.min(last, index + 10),
  Home: () => 0,
  End: (_index, last) => last,
  Escape: () => null,
}

/** The arrow keys move the cursor of all charts, and each place is read out. */
function CursorField({
  chart,
  time,
  index,
  onIndex,
  children,
}: ChartCardProps & { readonly children: React.ReactNode }) {
  const last = time.length - 1
  const move = (event: KeyboardEvent): void => {
    const next = Object.hasOwn(MOVES, event.key)
      ? MOVES[event.key]?.(index ?? last + 1, last, event.shiftKey)
      : undefined
    if (next === undefined || (event.key === 'Escape' && index === null)) return
    event.preventDefault()
    onIndex(next)
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={`${chart.title}: time. Arrow keys move`}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, last)}
      aria-valuenow={Math.max(0, index ?? last)}
      aria-valuetext={pointText(chart, time, index ?? last)}
      className={classes.field}
      onKeyDown={move}
      onBlur={() => onIndex(null)}
    >
      {children}
    </div>
  )
}
