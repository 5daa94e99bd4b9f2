import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { MAPPING_LIMITS } from './index.ts'

it('the reference page names every limit with its value', () => {
  const page = readFileSync(new URL('../../../docs/reference/mapping-limits.md', import.meta.url), 'utf8')
  const rows = [...page.matchAll(/^\| (\w+) \| (\d+) \|/gm)].map(([, name, value]) => [name, Number(value)])
  expect(Object.fromEntries(rows)).toEqual(MAPPING_LIMITS)
})
