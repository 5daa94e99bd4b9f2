import { MoreButton } from '../../features/pages/more-button.tsx'
import type { usePages } from '../../features/pages/use-pages.ts'
import {
  type Column,
  DataTable,
  EmptyState,
  ErrorState,
  formatNumber,
  Link,
  NoMatch,
  NoPermission,
  readProblem,
} from '../../ui/index.ts'
import { KIND_WORDS, type Kind } from './kinds.ts'

interface RecordListProps<Row extends { readonly id: string }> {
  readonly kind: Kind
  readonly pages: Pages<Row>
  readonly columns: readonly Column<Row>[]
  readonly filtered: boolean
}

type Pages<Row> = { readonly rows: readonly Row[]; readonly query: ReturnType<typeof usePages<Row>>['query'] }

const keyOf = ({ id }: { readonly id: string }): string => id

/** The table of one kind of record, in all its states. */
export function RecordList<Row extends { readonly id: string }>({
  kind,
  pages,
  columns,
  filtered,
}: RecordListProps<Row>) {
  const { query, rows } = pages
  const { many } = KIND_WORDS[kind]
  const name = many.toLowerCase()
  if (query.isError && readProblem(query.error).code === 'forbidden')
    return <NoPermission title={`You may not see these ${name}`} />
  if (query.isError && !query.data)
    return (
      <ErrorState error={query.error} title={`The ${name} could not be loaded`} onRetry={() => void query.refetch()} />
    )
  return (
    <DataTable
      caption={many}
      columns={columns}
      rows={rows}
      rowKey={keyOf}
      rowHref={({ id }) => `/records/${kind}/${id}`}
      loading={query.isPending}
      empty={<None name={name} filtered={filtered} />}
      footer={
        rows.length > 0 && (
          <>
            <span>
              {rows.length === 1 ? `1 ${KIND_WORDS[kind].one.toLowerCase()}` : `${formatNumber(rows.length)} ${name}`}
            </span>
            <MoreButton query={query} />
            {query.isError && <ErrorState inline error={query.error} title="More could not be loaded" />}
          </>
        )
      }
    />
  )
}

function None({ name, filtered }: { readonly name: string; readonly filtered: boolean }) {
  if (filtered) return <NoMatch title={`No ${name} match`}>Widen the time, or clear the filters.</NoMatch>
  return (
    <EmptyState title={`No ${name} yet`} action={<Link href="/datasources">Go to the datasources</Link>}>
      They appear when a datasource is published and its events are mapped.
    </EmptyState>
  )
}
