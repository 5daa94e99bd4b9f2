import type { JsonValue } from '@halcyon/domain'
import { readDocument } from '@halcyon/mapping-editor'
import { useMemo } from 'react'
import { type Column, DataTable, OUTCOME, StatusBadge } from '../../ui/index.ts'
import classes from './bench.module.css'
import { countsOf, outcomesOf, type Subject } from './result.ts'
import type { Ran } from './use-run.ts'

export interface MatrixProps {
  readonly ran: Ran
  readonly mapping: JsonValue
  readonly shown: string | undefined
  readonly onShow: (key: string) => void
}

interface Row {
  readonly subject: Subject
  readonly draft: ReadonlyMap<string, number>
  readonly published: ReadonlyMap<string, number> | null
  readonly differences: number
  readonly warnings: number
}

const rowOf = (subject: Subject, compared: boolean): Row => ({
  subject,
  draft: countsOf(subject.items.map(({ draft }) => draft)),
  published:
    compared && subject.items.some(({ published }) => published !== null)
      ? countsOf(subject.items.map(({ published }) => published))
      : null,
  differences: subject.items.reduce((sum, { differences }) => sum + differences.length, 0),
  warnings: subject.items.reduce((sum, { draft }) => sum + draft.warnings.length + draft.errors.length, 0),
})

/** Outputs in the mapping's order; then those only the published version has. */
const outputsOf = (mapping: JsonValue, rows: readonly Row[]): readonly string[] => {
  const { blocks } = readDocument(mapping)
  const own = blocks.map(({ kind, label, type }) => (kind === 'relationship' ? (type ?? label) : label))
  const found = rows.flatMap(({ draft, published }) => [...draft.keys(), ...(published?.keys() ?? [])])
  return [...new Set([...own, ...found])]
}

/** Samples down, outputs across; those that differ from the published version come first. */
export function Matrix({ ran, mapping, shown, onShow }: MatrixProps) {
  const rows = useMemo(() => {
    const all = ran.subjects.map((subject) => rowOf(subject, ran.compared))
    return all.toSorted((one, other) => Number(other.differences > 0) - Number(one.differences > 0))
  }, [ran])
  const columns = useMemo(() => columnsOf(outputsOf(mapping, rows), ran.compared, onShow), [mapping, rows, ran, onShow])
  return (
    <DataTable
      caption="What each sample becomes"
      columns={columns}
      rows={rows}
      rowKey={keyOf}
      currentKey={shown}
      maxHeight={360}
    />
  )
}

const keyOf = (row: Row): string => row.subject.key

function columnsOf(outputs: readonly string[], compared: boolean, onShow: (key: string) => void): Column<Row>[] {
  return [
    {
      key: 'name',
      header: 'Sample',
      width: 200,
      render: ({ subject }) => (
        <button type="button" className={classes.link} onClick={() => onShow(subject.key)}>
          <bdi>{subject.name}</bdi>
        </button>
      ),
    },
    {
      key: 'outcome',
      header: 'Outcome',
      width: 160,
      render: ({ subject }) => <Outcomes subject={subject} />,
    },
    ...(compared
      ? [
          {
            key: 'differences',
            header: 'Differences',
            width: 104,
            align: 'end' as const,
            render: ({ differences }: Row) => (differences === 0 ? '–' : <strong>{differences}</strong>),
          },
        ]
      : []),
    ...outputs.map(
      (output): Column<Row> => ({
        key: `output ${output}`,
        header: output,
        align: 'end',
        width: 104,
        render: (row) => (
          <Count now={row.draft.get(output) ?? 0} before={row.published?.get(output) ?? (row.published ? 0 : null)} />
        ),
      }),
    ),
    {
      key: 'warnings',
      header: 'Findings',
      align: 'end',
      width: 88,
      render: ({ warnings }) => (warnings === 0 ? '–' : warnings),
    },
  ]
}

function Outcomes({ subject }: { readonly subject: Subject }) {
  const outcomes = outcomesOf(subject.items)
  if (outcomes.length === 0) return <span className={classes.dim}>no record in it</span>
  const many = subject.items.length > 1
  return (
    <span className={classes.outcomes}>
      {outcomes.map(([outcome, count]) => (
        <StatusBadge
          key={outcome}
          mark={OUTCOME[outcome]}
          word={many ? `${count} ${OUTCOME[outcome].word.toLowerCase()}` : undefined}
        />
      ))}
    </span>
  )
}

function Count({ now, before }: { readonly now: number; readonly before: number | null }) {
  if (before === null || before === now) return <>{now === 0 ? '–' : now}</>
  return (
    <>
      <span className={classes.dim}>{before} → </span>
      <strong>{now}</strong>
    </>
  )
}
