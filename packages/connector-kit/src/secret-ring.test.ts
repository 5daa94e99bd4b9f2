import { describe, expect, it } from 'vitest'
import { secretRing } from './secret-ring.ts'
import { createTestHost } from './suite/host.ts'

describe('secretRing', () => {
  it('gives current and previous until the previous one expires', () => {
    const host = createTestHost({ config: {}, secrets: { key: ['new', { value: 'old', expiresAt: 1000 }] } })
    const ring = secretRing(host, 'key', (value) => value.toUpperCase())
    expect(ring.usable(999).map((entry) => [entry.version, entry.key])).toEqual([
      [2, 'NEW'],
      [1, 'OLD'],
    ])
    expect(ring.usable(1000).map((entry) => entry.key)).toEqual(['NEW'])
  })
  it('derives once for a list of versions, and again after a rotation', () => {
    const host = createTestHost({ config: {}, secrets: { key: 'one' } })
    let derived = 0
    const ring = secretRing(host, 'key', (value) => {
      derived += 1
      return value
    })
    for (let i = 0; i < 3; i += 1) ring.usable(0)
    expect(derived).toBe(1)
    host.rotate('key', ['two', 'one'])
    expect(ring.usable(0).map((entry) => entry.key)).toEqual(['two', 'one'])
  })
  it('leaves out what cannot be a key, and says which version without its value', () => {
    const host = createTestHost({ config: {}, secrets: { key: ['bad-value', 'good'] } })
    const ring = secretRing(host, 'key', (value) => (value === 'good' ? value : null))
    expect(ring.usable(0)).toHaveLength(1)
    expect(host.lines).toHaveLength(1)
    expect(host.lines[0]).not.toContain('bad-value')
  })
})
