import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { connectors, guides } from './index.ts'

describe('connectors', () => {
  it.each([...connectors.keys()])('%s is found by its type and has a guide', (type) => {
    expect(connectors.get(type)?.spec.type).toBe(type)
    expect(existsSync(guides.get(type) ?? '')).toBe(true)
  })
})
