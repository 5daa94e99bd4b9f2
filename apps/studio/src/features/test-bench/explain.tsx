import { isJsonObject, type JsonValue, stringifyJson } from '@halcyon/domain'
import { preparePreview, previewSample, type RowPreview, readDocument, rowNamed } from '@halcyon/mapping-editor'
import { Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { ErrorState, LoadingSkeleton } from '../../ui/index.ts'
import type { ScriptText } from '../mapping-editor/script/contract.ts'
import { runScript } from '../mapping-editor/script/run-script.ts'
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
export function Explain(props: ExplainProps) {
  const { ran, text, item } = props
  const { script } = readDocument(ran.mapping)
  const payload = useMemo(() => (text === null ? undefined : sampleValue({ text })), [text])
  const split = useMemo(
    () => (payload === undefined ? [] : (preparePreview(ran.mapping).mapping?.split(payload) ?? [])),
    [payload, ran.mapping],
  )
  const rows = useMemo(
    () =>
      payload === undefined || script !== null
        ? []
        : previewSample(preparePreview(ran.mapping), payload, 0).rows.filter((row) => row.item === item),
    [payload, script, ran.mapping, item],
  )
  if (payload === undefined) {
    return (
      <p className={classes.note}>
        The record itself is not here to be explained: it is no JSON, larger than 256 KiB, or seeing it needs the
        permission events.raw.
      </p>
    )
  }
  const one = split[item]
  if (script === null) return <Rows document={ran.mapping} rows={rows} />
  return one === undefined ? null : <Scripted ran={ran} script={script} item={one} />
}

/** With a script the fields are read from what it returned. */
function Scripted({ ran, script, item }: { readonly ran: Ran; readonly script: ScriptText; readonly item: JsonValue }) {
  const run = useQuery({
    queryKey: ['script-run', ran.datasourceId, script.language, script.source, stringifyJson(item)],
    queryFn: ({ signal }) => runScript(ran.datasourceId, script, [item], signal),
  })
  const made = run.data?.results[0]?.items
  const rows = useMemo(
    () => (made === undefined ? [] : previewSample(preparePreview(eachOf(ran.mapping)), [...made], 0).rows),
    [made, ran.mapping],
  )
  if (run.isPending) return <LoadingSkeleton variant="table" count={4} label="Running the script" />
  if (run.isError) return <ErrorState title="The script did not run" error={run.error} onRetry={() => run.refetch()} />
  if (made === undefined || made.length === 0) {
    return (
      <p className={classes.note}>
        {run.data.error ?? run.data.results[0]?.error ?? 'The script leaves this item out.'}
      </p>
    )
  }
  return <Rows document={ran.mapping} rows={rows} />
}

/** The mapping for a list of items as the script returned them. */
const eachOf = (mapping: JsonValue): JsonValue => {
  if (!isJsonObject(mapping)) return mapping
  const { script: _, ...rest } = mapping
  return { ...rest, split: { path: '$[*]' } }
}

function Rows({ document, rows }: { readonly document: JsonValue; readonly rows: readonly RowPreview[] }) {
  const view = readDocument(document)
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
              <Table.Tr key={`${row.item} ${row.row} ${row.element}`}>
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
