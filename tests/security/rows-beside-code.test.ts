import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Rows whose tests stand beside what they test. */
const BESIDE = [
  [53, 'packages/connector-kit/src/outbound/client.test.ts'],
  [54, 'packages/connector-kit/src/outbound/client.test.ts'],
  [54, 'packages/connector-kit/src/outbound/address-check.test.ts'],
  [55, 'packages/connector-kit/src/outbound/client.test.ts'],
  [57, 'apps/server/src/gateway/http/routes/other-tenants.test.ts'],
  [58, 'apps/server/src/accounts/isolation.test.ts'],
  [60, 'apps/server/src/audit/verify.test.ts'],
] as const

test.each(BESIDE)('row %i: has its test in %s', (row, file) => {
  const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
  expect(text).toMatch(new RegExp(`(test|it|describe)\\('row ${row}:`))
})
