import { preparePreview, previewSample, type RowPreview, readDocument, rowNamed } from '@halcyon/mapping-editor'
import { Table } from '@mantine/core'
import { useMemo } from 'react'
import { blockOfRow, fullName } from '../mapping-editor/state/names.ts'
import { ValueText } from '../mapping-editor/value/value-text.tsx'
import { sampleValue } from '../samples/index.ts'
import classes from './bench.module.css'
import type { Ran } from './use-run.ts'

export interface ExplainProps {
  readonly ran: Ran
  /** The record's JSON; null where the browser does not have it. */
  readonly text: string | null
  readonly item: number
}

const SHOWN = 500

/** Each field, from what was selected, through its steps, to what is stored. */
export function Explain({ ran, text, item }: ExplainProps) {
  const rows = useMemo(() => {
    const payload = text === null ? undefined : sampleValue({ text })
    if (payload === undefined) return null
    return previewSample(preparePreview(ran.mapping), payload, 0).rows.filter((row) => row.item === item)
  }, [text, ran.mapping, item])
  const view = readDocument(ran.mapping)
  if (rows === null) {
    return (
      <p className={classes.note}>
        The record itself is not here to be explained: it is no JSON, larger than 256 KiB, or seeing it needs the
        permission events.raw.
      </p>
    )
  }
  return (
    <div className={classes.scroll}>
      <Table aria-label="How each field came about">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Field</Table.Th>
            <Table.Th>Read from</Table.Th>
            <Table.Th>Steps</Table.Th>
            <Table.Th>Stored</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.slice(0, SHOWN).map((row) => {
            const shown = rowNamed(view, row.row)
            const name = shown === undefined ? row.row : fullName(blockOfRow(view, row.row), shown)
            return (
              <Table.Tr key={`${row.row} ${row.element}`}>
                <Table.Td>
                  <bdi>{name}</bdi>
                  {row.element !== null && <span className={classes.dim}> {row.element + 1}</span>}
                </Table.Td>
                <Table.Td className={classes.path}>
                  <bdi>{row.leaves.slice(0, 3).join(', ')}</bdi>
                </Table.Td>
                <Table.Td>
                  <Steps row={row} />
                </Table.Td>
                <Table.Td>
                  <ValueText value={row.value} wrap />
                  {row.status !== 'ok' && <div className={classes.dim}>{row.text}</div>}
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function Steps({ row }: { readonly row: RowPreview }) {
  return (
    <ol className={classes.steps}>
      {row.steps
        .filter(({ name }) => name !== 'value')
        .map(({ name, value }) => (
          <li key={name}>
            <span className={classes.dim}>{name === 'selected' ? 'raw' : name.replace(/^then\[\d+\] /, '')}</span>{' '}
            <ValueText value={value} />
          </li>
        ))}
    </ol>
  )
}
