import { Table } from '@mantine/core'
import type { Chart } from './chart.ts'
import classes from './charts.module.css'
import { clockText, spansDays, valueText } from './words.ts'

/** The chart's numbers, the newest first. */
export function ChartTable({ chart, time }: { readonly chart: Chart; readonly time: readonly number[] }) {
  const withDay = spansDays(time)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.table} tabIndex={0} aria-label={`${chart.title}, table`}>
      <Table stickyHeader verticalSpacing={2}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Time</Table.Th>
            {chart.tracks.map(({ label }) => (
              <Table.Th key={label} scope="col" className={classes.number}>
                {label} ({chart.unit})
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {time
            .map((at, index) => ({ at, index }))
            .toReversed()
            .map(({ at, index }) => (
              <Table.Tr key={at}>
                <Table.Td>{clockText(at, withDay)}</Table.Td>
                {chart.tracks.map(({ label, values }) => (
                  <Table.Td key={label} className={classes.number}>
                    {valueText(values[index], '')}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
