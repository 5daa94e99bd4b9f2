import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { request } from '../../api/index.ts'
import { type Address, addressOf, useAddress } from '../../features/events/address.ts'
import { isId } from '../../features/events/event.ts'
import {
  type Column,
  DataTable,
  EmptyState,
  ErrorState,
  formatNumber,
  Link,
  LoadingSkeleton,
  RelativeTime,
  Section,
} from '../../ui/index.ts'
import { RecordsRelationships } from './documents.ts'
import { Graph } from './graph.tsx'
import { wordOf } from './kinds.ts'
import { type Edge, MOST_DRAWN } from './layout.ts'
import { type End, useNodes } from './node.ts'
import { NodeName } from './node-name.tsx'
import classes from './records.module.css'

interface Relationship extends Edge {
  readonly datasourceId: string
  readonly lastSeenAt: string
  readonly count: number
}

/** Expanded nodes at most: a graph of more is not read. */
const MOST_OPEN = 8

const openOf = (address: Pick<Address, 'text'>): readonly string[] =>
  address.text('open').split(',').filter(isId).slice(0, MOST_OPEN)

function useNeighbours(ids: readonly string[]) {
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: ['records', 'neighbours', id],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        (await request(RecordsRelationships, { after: null, filter: { nodeId: id } }, signal)).relationships,
      staleTime: 30_000,
    })),
  })
}

interface NeighbourhoodProps {
  readonly root: End
  readonly name: string
  readonly nameOf: (datasourceId: string) => string
}

/** What a record is joined to: drawn, and as a list that says the same. */
export function Neighbourhood({ root, name, nameOf }: NeighbourhoodProps) {
  const address = useAddress()
  const open = openOf(address)
  const ids = [root.id, ...open]
  const answers = useNeighbours(ids)
  const neighbours = new Map<string, readonly Relationship[]>()
  answers.forEach(({ data }, index) => {
    const id = ids[index]
    if (id !== undefined && data !== undefined) neighbours.set(id, data.nodes)
  })
  const all = [...new Map([...neighbours.values()].flat().map((edge) => [edge.id, edge])).values()]
  const nodes = useNodes([root, ...all.flatMap(({ from, to }) => [from, to])])
  const toggle = (id: string): void => {
    const next = open.includes(id) ? open.filter((each) => each !== id) : [...open, id].slice(-MOST_OPEN)
    address.change({ open: next.join(',') })
  }
  const [first] = answers
  const failed = answers.find(({ isError }) => isError)
  const undrawn = [...neighbours.values()].some((edges) => edges.length > MOST_DRAWN)
  const more = answers.some(({ data }) => data?.pageInfo.hasNextPage)
  return (
    <Section
      title="Neighbourhood"
      description="What it is joined to. The list below the graph says the same; a plus shows the neighbours of a neighbour."
    >
      {failed !== undefined && (
        <ErrorState
          inline
          error={failed.error}
          title="Some neighbours could not be loaded"
          onRetry={() => void failed.refetch()}
        />
      )}
      {first?.isPending && <LoadingSkeleton variant="cards" count={3} label="Loading the neighbourhood" />}
      {first?.data !== undefined && all.length === 0 && (
        <EmptyState title="It is joined to nothing">No mapping has written a relationship of it.</EmptyState>
      )}
      {all.length > 0 && (
        <>
          <Graph root={root} neighbours={neighbours} nodes={nodes} onToggle={toggle} />
          {(undrawn || more) && (
            <p className={classes.dim}>
              {undrawn && `The graph draws ${formatNumber(MOST_DRAWN)} neighbours of a node. `}
              {more && 'The newest 50 relationships of each node are shown. '}
              <Link href={addressOf('/records/relationships')}>All relationships</Link>
            </p>
          )}
          <RelationshipTable name={name} rows={all} nameOf={nameOf} here={root.id} />
        </>
      )}
    </Section>
  )
}

interface RelationshipTableProps {
  readonly name: string
  readonly rows: readonly Relationship[]
  readonly nameOf: (datasourceId: string) => string
  readonly here: string
}

const keyOf = ({ id }: Relationship): string => id

function RelationshipTable({ name, rows, nameOf, here }: RelationshipTableProps) {
  const columns = useMemo(
    (): readonly Column<Relationship>[] => [
      {
        key: 'verb',
        header: 'Verb',
        render: ({ id, type, role }) => (
          <Link href={`/records/relationships/${id}`}>
            {wordOf(type)}
            {role != null && `, ${role}`}
          </Link>
        ),
      },
      { key: 'from', header: 'From', render: ({ from }) => <NodeName end={from} here={from.id === here} /> },
      { key: 'to', header: 'To', render: ({ to }) => <NodeName end={to} here={to.id === here} /> },
      { key: 'count', header: 'Times', align: 'end', hideBelow: 'lg', render: ({ count }) => formatNumber(count) },
      { key: 'feed', header: 'Datasource', hideBelow: 'lg', render: ({ datasourceId }) => nameOf(datasourceId) },
      {
        key: 'last',
        header: 'Last seen',
        hideBelow: 'md',
        render: ({ lastSeenAt }) => <RelativeTime value={lastSeenAt} />,
      },
    ],
    [nameOf, here],
  )
  return (
    <DataTable caption={`Relationships around ${name}`} columns={columns} rows={rows} rowKey={keyOf} maxHeight={480} />
  )
}
