import { compile } from '@halcyon/mapping'
import { expect, test } from 'vitest'
import { DEMO_FEEDS } from './feeds.ts'

test.each(DEMO_FEEDS)('$name: its mapping takes what its source sends', ({ mapping, payload }) => {
  const compiled = compile(mapping)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors))
  const outcomes = { mapped: 0, filtered: 0, rejected: 0 }
  for (let i = 0; i < 500; i++) {
    const item = JSON.parse(JSON.stringify(payload()))
    const result = compiled.mapping.map(item, { scope: 'demo', receivedAt: new Date().toISOString() })
    outcomes[result.outcome]++
    if (result.outcome === 'rejected')
      expect(result.errors.map(({ path }) => path)).toEqual(['outputs[0].fields.title'])
    if (result.outcome === 'mapped') expect(result.warnings).toEqual([])
  }
  expect(outcomes.mapped).toBeGreaterThan(50)
})
