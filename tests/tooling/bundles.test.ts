/** What the Studio makes a browser load stays within what the design allows. */
import { expect, test } from 'vitest'
import { FIRST_KB, ROUTE_KB, weighBundles } from '../../scripts/budget/bundles.ts'
import { buildStudio } from '../../scripts/studio.mjs'

test('the first JavaScript and every route are within their budget', async () => {
  await buildStudio()
  const { firstKb, routes } = weighBundles()
  expect(firstKb).toBeLessThanOrEqual(FIRST_KB)
  expect(routes.size).toBeGreaterThan(10)
  expect([...routes].filter(([, kb]) => kb > ROUTE_KB)).toEqual([])
}, 120_000)
