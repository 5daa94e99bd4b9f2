// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { NoMatch } from '../state/notice.tsx'
import { renderUi } from '../testing/render.tsx'
import type { Column, Sort } from './columns.ts'
import { DataTable } from './data-table.tsx'

interface Feed {
  readonly id: string
  readonly rate: number
}

const COLUMNS: readonly Column<Feed>[] = [
  { key: 'name', header: 'Name', render: ({ id }) => id, sortable: true },
  { key: 'rate', header: 'Rate', render: ({ rate }) => rate, align: 'end', sortable: true, firstSort: 'descending' },
]
const feeds = (count: number): readonly Feed[] =>
  Array.from({ length: count }, (_, at) => ({ id: `feed-${at}`, rate: at }))
const keyOf = ({ id }: Feed): string => id

function Feeds({
  count = 5,
  columns = COLUMNS,
  onSelect,
}: {
  readonly count?: number
  readonly columns?: readonly Column<Feed>[]
  readonly onSelect?: (keys: readonly string[]) => void
}) {
  const [sort, setSort] = useState<Sort | null>(null)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [rows] = useState(() => feeds(count))
  return (
    <DataTable
      caption="Feeds"
      columns={columns}
      rows={rows}
      rowKey={keyOf}
      rowHref={({ id }) => `/datasources/${id}`}
      sort={sort}
      onSort={setSort}
      selection={{
        selected,
        onChange: (next) => {
          setSelected(next)
          onSelect?.([...next])
        },
      }}
      empty={<NoMatch />}
    />
  )
}

const header = (name: string) => screen.getByRole('columnheader', { name })

test('is a table by its caption, with a link in each row', () => {
  renderUi(<Feeds />)
  expect(screen.getByRole('table', { name: 'Feeds' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'feed-3' }).getAttribute('href')).toBe('/datasources/feed-3')
  expect(screen.getByRole('rowheader', { name: 'feed-3' })).toBeTruthy()
})

test('headers sort, and tell how', async () => {
  const { user } = renderUi(<Feeds />)
  expect(header('Name').getAttribute('aria-sort')).toBe('none')
  await user.click(screen.getByRole('button', { name: 'Rate' }))
  expect(header('Rate').getAttribute('aria-sort')).toBe('descending')
  await user.click(screen.getByRole('button', { name: 'Rate' }))
  expect(header('Rate').getAttribute('aria-sort')).toBe('ascending')
  await user.click(screen.getByRole('button', { name: 'Name' }))
  expect(header('Name').getAttribute('aria-sort')).toBe('ascending')
  expect(header('Rate').getAttribute('aria-sort')).toBe('none')
})

test('rows are chosen one by one, up to a row, and all at once', async () => {
  const onSelect = vi.fn()
  const { user } = renderUi(<Feeds onSelect={onSelect} />)
  await user.click(screen.getByRole('checkbox', { name: 'Select feed-1' }))
  expect(onSelect).toHaveBeenLastCalledWith(['feed-1'])
  await user.keyboard('{Shift>}')
  await user.click(screen.getByRole('checkbox', { name: 'Select feed-3' }))
  await user.keyboard('{/Shift}')
  expect(onSelect).toHaveBeenLastCalledWith(['feed-1', 'feed-2', 'feed-3'])
  await user.click(screen.getByRole('checkbox', { name: 'Select all' }))
  expect(onSelect.mock.lastCall?.[0]).toHaveLength(5)
  await user.click(screen.getByRole('checkbox', { name: 'Select none' }))
  expect(onSelect).toHaveBeenLastCalledWith([])
})

test('arrow keys go from row to row in the same kind of control', async () => {
  const { user } = renderUi(<Feeds />)
  screen.getByRole('link', { name: 'feed-0' }).focus()
  await user.keyboard('{ArrowDown}{ArrowDown}')
  expect(document.activeElement?.textContent).toBe('feed-2')
  await user.keyboard('{End}')
  expect(document.activeElement?.textContent).toBe('feed-4')
  screen.getByRole('checkbox', { name: 'Select feed-1' }).focus()
  await user.keyboard('{ArrowUp}')
  expect(document.activeElement).toBe(screen.getByRole('checkbox', { name: 'Select feed-0' }))
})

test('of a long table only what is in view is drawn, and its length is told', () => {
  renderUi(<Feeds count={1_000} />)
  const table = screen.getByRole('table', { name: 'Feeds' })
  expect(table.getAttribute('aria-rowcount')).toBe('1001')
  const drawn = within(table).getAllByRole('rowheader')
  expect(drawn.length).toBeGreaterThan(19)
  expect(drawn.length).toBeLessThan(60)
  expect(drawn[0]?.closest('tr')?.getAttribute('aria-rowindex')).toBe('2')
})

test('without rows it says what is the matter', () => {
  renderUi(<Feeds count={0} />)
  expect(screen.getByText('Nothing matches')).toBeTruthy()
})

test('rows are as high as the reader chose for all tables', () => {
  localStorage.setItem('halcyon.density', JSON.stringify('comfortable'))
  renderUi(<Feeds />)
  expect(screen.getByRole('table', { name: 'Feeds' }).getAttribute('data-density')).toBe('comfortable')
  localStorage.removeItem('halcyon.density')
})

test('of a thousand rows the one that is chosen is drawn anew, and no other', async () => {
  const render = vi.fn(({ id }: Feed) => id)
  const columns = [{ key: 'name', header: 'Name', render }]
  const { user } = renderUi(<Feeds count={1_000} columns={columns} />)
  render.mockClear()
  await user.click(screen.getByRole('checkbox', { name: 'Select feed-3' }))
  expect(render.mock.calls.map(([{ id }]) => id)).toEqual(['feed-3'])
})
