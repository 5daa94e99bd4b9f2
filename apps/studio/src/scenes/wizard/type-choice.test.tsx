// @vitest-environment jsdom
import { connectors } from '@halcyon/connectors'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderUi } from '../../ui/testing/render.tsx'
import type { WizardType } from './queries.ts'
import { TypeChoice } from './type-choice.tsx'

/** As the API gives them. */
const types = [...connectors.values()].map(
  ({ spec: { type, title, description, stability, mode, presets = [], templates = [] } }): WizardType => ({
    type,
    title,
    description,
    stability,
    mode,
    presets: [...presets],
    templates: [...templates],
  }),
)

test('templates of every connector come first, each with its connector; no sender is there twice', () => {
  renderUi(<TypeChoice types={types} search="" onSearch={() => {}} />)
  const [first, other, kinds] = screen.getAllByRole('list')
  if (first === undefined || other === undefined || kinds === undefined) throw new Error('a list is missing')
  const templates = types.flatMap(({ templates: own }) => own)
  expect(templates.length).toBeGreaterThanOrEqual(20)
  expect(within(first).getAllByRole('link')).toHaveLength(templates.length)

  const okta = within(first).getAllByText('Okta sign-ins and administration')
  expect(okta.map((title) => title.closest('a')?.lastElementChild?.textContent).toSorted()).toEqual([
    'HTTP webhook',
    'REST API',
  ])
  const guardDuty = within(first).getByText('AWS GuardDuty findings').closest('a')
  expect(guardDuty?.getAttribute('href')).toBe('/datasources/new?type=s3_batch&preset=aws_guardduty')

  const hrefs = screen.getAllByRole('link').map((link) => link.getAttribute('href'))
  expect(new Set(hrefs).size).toBe(hrefs.length)
  expect(within(other).getAllByText('Amazon MSK (SASL/SCRAM)').length).toBe(1)
  expect(within(other).queryByText('GitHub')).toBeNull()
  expect(within(kinds).getAllByRole('link')).toHaveLength(types.length)
})

test('what is searched is counted, and what matches nothing says so', () => {
  const choice = (search: string) => <TypeChoice types={types} search={search} onSearch={() => {}} />
  const { rerender } = renderUi(choice('okta rest'))
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    '/datasources/new?type=rest_poller&preset=okta_system_log',
  ])
  expect(screen.getByRole('status').textContent).toMatch(/^1 of \d+ match$/)
  rerender(choice('zzzz'))
  expect(screen.queryAllByRole('link')).toEqual([])
  expect(screen.getByText('Nothing here is called “zzzz”')).toBeTruthy()
})
