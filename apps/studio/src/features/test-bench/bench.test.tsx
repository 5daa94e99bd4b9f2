// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest'
import { screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { renderUi } from '../../ui/testing/render.tsx'
import type { Samples } from '../samples/index.ts'
import { Matrix } from './matrix.tsx'
import type { TestItem, TestRun } from './queries.ts'
import { comparedItems, subjectsOf } from './result.ts'
import { SubjectDetail } from './subject-detail.tsx'
import type { Ran } from './use-run.ts'

const item = (part: Partial<TestItem>): TestItem => ({
  outcome: 'mapped',
  alerts: [],
  entities: [],
  relationships: [],
  warnings: [],
  errors: [],
  unmapped: [],
  logs: [],
  ms: 1,
  record: 0,
  payload: null,
  would: null,
  ...part,
})
const alert = (title: string): string => `{"output":"alert","title":"${title}","count":1719309930613520072}`
const summary = {
  total: 3,
  mapped: 2,
  filtered: 0,
  duplicate: 0,
  rejected: 1,
  alerts: 2,
  entities: 1,
  relationships: 0,
  warnings: 0,
  ms: 3,
  truncated: false,
}
const draft: TestRun = {
  items: [
    item({ alerts: [alert('Same')], would: 'merge' }),
    item({
      record: 1,
      alerts: [alert('New')],
      entities: ['{"output":"host","type":"host","key":"ws-1"}'],
      unmapped: ['$.left'],
    }),
    item({
      record: 2,
      outcome: 'rejected',
      errors: [
        {
          path: 'outputs[0].fields.title',
          code: 'required_missing',
          message: 'no value for title',
          suggestion: 'Map one',
        },
      ],
    }),
  ],
  summary,
  compare: [{ path: 'items[1].alerts[0].title', before: '"Old"', after: '"New"' }],
}
const published: TestRun = {
  items: [item({ alerts: [alert('Same')] }), item({ alerts: [alert('Old')] }), item({ outcome: 'rejected' })],
  summary,
  compare: null,
}
const samples = ['first', 'second', 'third'].map((name) => ({
  id: name,
  name,
  origin: 'pasted' as const,
  text: '{"title":" New "}',
  addedAt: '2026-01-01T00:00:00Z',
}))
const mapping = {
  // biome-ignore lint/suspicious/noThenProperty: a key of the mapping language
  outputs: [{ name: 'alert', kind: 'alert', fields: { title: { path: '$.title', then: ['trim'] } } }],
}
const subjects = subjectsOf(comparedItems(draft, published), samples)
const ran: Ran = { subjects, summary, compared: true, kind: 'kept', datasourceId: 'd-1', mapping }
const held = (add = vi.fn(async () => null)): Samples => ({
  status: 'ready',
  list: samples,
  room: 47,
  add,
  remove: async () => null,
  rename: async () => null,
  clear: async () => null,
})

describe('the matrix', () => {
  test('has a row a sample and a column an output; those that differ from the published version come first', () => {
    renderUi(<Matrix ran={ran} mapping={mapping} shown={undefined} onShow={() => {}} />)
    const [, ...rows] = within(screen.getByRole('table', { name: 'What each sample becomes' })).getAllByRole('row')
    expect(rows.map((row) => within(row).getByRole('button').textContent)).toEqual(['second', 'first', 'third'])
    expect(screen.getByRole('columnheader', { name: 'host' })).toBeVisible()
    expect(rows[0]).toHaveTextContent('0 → 1')
    expect(rows[2]).toHaveTextContent('Rejected')
  })

  test('leads to the sample', async () => {
    const onShow = vi.fn()
    const { user } = renderUi(<Matrix ran={ran} mapping={mapping} shown={undefined} onShow={onShow} />)
    await user.click(screen.getByRole('button', { name: 'third' }))
    expect(onShow).toHaveBeenCalledWith('sample 2')
  })
})

describe('a sample in full', () => {
  test('begins with what differs, draft beside published', async () => {
    const { user } = renderUi(<SubjectDetail subject={subjects[1]!} ran={ran} samples={held()} />)
    const row = within(screen.getByRole('table', { name: 'Differences' })).getAllByRole('row')[1]!
    expect(
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual(['alerts[0].title', 'Old', 'New'])
    await user.click(screen.getByRole('tab', { name: 'Records' }))
    const side = screen.getByRole('region', { name: 'Published' })
    expect(within(side).getByRole('tree', { name: 'Published: Alerts' })).toHaveTextContent('1719309930613520072')
    await user.click(screen.getByRole('tab', { name: 'Unmapped 1' }))
    expect(screen.getByText('$.left')).toBeVisible()
  })

  test('explains each field: raw, its steps, what is stored', async () => {
    const { user } = renderUi(<SubjectDetail subject={subjects[1]!} ran={ran} samples={held()} />)
    await user.click(screen.getByRole('tab', { name: 'Explain' }))
    const row = within(screen.getByRole('table', { name: 'How each field came about' })).getAllByRole('row')[1]!
    expect(row).toHaveTextContent('Alert title')
    expect(row).toHaveTextContent('raw ·New·')
    expect(row).toHaveTextContent('trim New')
  })

  test('a rejected one begins with why, and what to do', () => {
    renderUi(<SubjectDetail subject={subjects[2]!} ran={ran} samples={held()} />)
    expect(screen.getByText('no value for title')).toBeVisible()
    expect(screen.getByText(/Map one/)).toBeVisible()
    expect(screen.getByText('outputs[0].fields.title')).toBeVisible()
  })
})

describe('records the server had', () => {
  const text = '{"title":" Odd ","items":[1,2]}'
  const items = [item({ payload: text, alerts: [alert('Odd')] }), item({ alerts: [alert('Odd')] }), item({ record: 1 })]
  const found = subjectsOf(comparedItems({ ...draft, items, compare: null }, null), null)
  const generated: Ran = { ...ran, subjects: found, compared: false, kind: 'captured' }

  test('items of one record stand together, with the record', () => {
    expect(found.map(({ name, text, items }) => [name, text, items.length])).toEqual([
      ['Record 1', text, 2],
      ['Record 2', null, 1],
    ])
  })

  test('one can be kept, and its fields explained', async () => {
    const add = vi.fn(async () => null)
    const { user } = renderUi(<SubjectDetail subject={found[0]!} ran={generated} samples={held(add)} />)
    await user.click(screen.getByRole('button', { name: 'Keep as a sample' }))
    expect(add).toHaveBeenCalledWith([{ name: 'Captured', origin: 'captured', text }])
    await user.click(screen.getByRole('tab', { name: 'Explain' }))
    const row = within(screen.getByRole('table', { name: 'How each field came about' })).getAllByRole('row')[1]!
    expect(row).toHaveTextContent('trim Odd')
  })

  test('one that is not there says why', async () => {
    const { user } = renderUi(<SubjectDetail subject={found[1]!} ran={generated} samples={held()} />)
    expect(screen.queryByRole('button', { name: 'Keep as a sample' })).toBeNull()
    await user.click(screen.getByRole('tab', { name: 'Explain' }))
    expect(screen.getByText(/larger than 256 KiB/)).toBeVisible()
  })
})

test('a sample in which the split finds nothing has its row', () => {
  const alone = subjectsOf(comparedItems({ ...draft, items: [item({ record: 1 })] }, null), samples)
  expect(alone.map(({ name, items }) => [name, items.length])).toEqual([
    ['first', 0],
    ['second', 1],
    ['third', 0],
  ])
})
