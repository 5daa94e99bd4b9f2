import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { problemOf } from './problem.ts'

test('a database whose socket is gone is away; a file that is missing is our mistake', async () => {
  const [away] = await once(connect('/nowhere/.s.PGSQL.5432'), 'error')
  expect(problemOf(away).code).toBe('database_away')
  const missing = await readFile('/nowhere').catch((error: unknown) => error)
  expect(problemOf(missing).code).toBe('internal_error')
})
