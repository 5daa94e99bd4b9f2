import { expect, test } from 'vitest'
import { readAddress } from '../../features/events/address.ts'
import { choiceOf, filterOf, TAKEN } from './filter.ts'

test('each kind takes its own parts of the address', () => {
  const choice = choiceOf(
    readAddress({
      severity: 'high',
      status: 'new',
      role: 'target',
      search: 42,
      from: '2026-01-01',
      datasourceId: 'odd',
    }),
  )
  expect(filterOf(choice, TAKEN.alerts)).toEqual({
    severity: 'high',
    status: 'new',
    search: '42',
    from: '2026-01-01T00:00:00.000Z',
  })
  expect(filterOf(choice, TAKEN.relationships)).toMatchObject({ role: 'target' })
  expect(filterOf(choice, TAKEN.entities)).not.toHaveProperty('status')
})
