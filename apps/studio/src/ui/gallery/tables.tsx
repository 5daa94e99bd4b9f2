import { Button, SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import {
  DataTable,
  HealthBadge,
  NoMatch,
  Num,
  Page,
  RelativeTime,
  SearchInput,
  Section,
  Sparkline,
  Toolbar,
} from '../index.ts'
import type { Column, Sort } from '../table/columns.ts'
import { type Feed, feeds } from './feeds.ts'

const COLUMNS: readonly Column<Feed>[] = [
  { key: 'name', header: 'Name', render: ({ name }) => <bdi>{name}</bdi>, sortable: true, width: 240 },
  {
    key: 'health',
    header: 'Health',
    render: ({ health, cause }) => <HealthBadge state={health} cause={cause} />,
    width: 140,
  },
  { key: 'type', header: 'Type', render: ({ type }) => type, hideBelow: 'md' },
  {
    key: 'rate',
    header: 'Rate',
    render: ({ rate }) => <Num value={rate} unit="/s" />,
    align: 'end',
    sortable: true,
    firstSort: 'descending',
  },
  {
    key: 'course',
    header: 'Last hour',
    render: ({ course }) => <Sparkline values={course} max={100} label="Rate, last hour" />,
    hideBelow: 'md',
  },
  {
    key: 'last',
    header: 'Last event',
    render: ({ last }) => <RelativeTime value={last} none="never" />,
    align: 'end',
    sortable: true,
  },
]

export function Tables() {
  const [count, setCount] = useState('8')
  const [density, setDensity] = useState<'dense' | 'comfortable'>('dense')
  const [query, setQuery] = useState('')
  const [sort, setSort] = useState<Sort>({ key: 'name', direction: 'ascending' })
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['feed-2']))
  const all = useMemo(() => feeds(Number(count)), [count])
  const rows = useMemo(() => sorted(all, sort).filter(({ name }) => name.includes(query)), [all, sort, query])
  return (
    <Page title="Tables" actions={<Button>Create a datasource</Button>}>
      <Toolbar
        label="Filters"
        end={
          <>
            <SegmentedControl
              aria-label="Rows"
              size="xs"
              data={['0', '8', '60', '1000']}
              value={count}
              onChange={setCount}
            />
            <SegmentedControl
              aria-label="Density"
              size="xs"
              data={['dense', 'comfortable']}
              value={density}
              onChange={(value) => setDensity(value as 'dense')}
            />
          </>
        }
      >
        <SearchInput label="Search feeds" value={query} onChange={setQuery} />
      </Toolbar>
      <DataTable
        caption="Datasources"
        columns={COLUMNS}
        rows={rows}
        rowKey={keyOf}
        rowLabel={({ name }) => name}
        rowHref={({ id }) => `/datasources/${id}`}
        sort={sort}
        onSort={setSort}
        selection={{ selected, onChange: setSelected }}
        density={density}
        currentKey="feed-4"
        empty={<NoMatch action={<Button variant="default">Clear the filters</Button>} />}
        footer={`${rows.length} of ${all.length}, ${selected.size} chosen`}
      />
      <Section title="Loading" plain>
        <DataTable caption="Loading feeds" columns={COLUMNS} rows={[]} rowKey={keyOf} loading />
      </Section>
    </Page>
  )
}

const keyOf = ({ id }: Feed): string => id

function sorted(rows: readonly Feed[], { key, direction }: Sort): readonly Feed[] {
  const sign = direction === 'ascending' ? 1 : -1
  if (key === 'rate') return rows.toSorted((a, b) => sign * (a.rate - b.rate))
  if (key === 'last') return rows.toSorted((a, b) => sign * (a.last - b.last))
  return rows.toSorted((a, b) => sign * a.name.localeCompare(b.name))
}
