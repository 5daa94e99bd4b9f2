import { describe, expect, test } from 'vitest'
import { nameOf, readViews, withView, writeViews } from './views.ts'

function memory() {
  const held = new Map<string, string>()
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
  }
}

describe('saved views', () => {
  test('are each person’s own', () => {
    const storage = memory()
    writeViews('ana', [{ name: 'Mine', search: { tag: 'prod' } }], storage)
    expect(readViews('ana', storage)).toEqual([{ name: 'Mine', search: { tag: 'prod' } }])
    expect(readViews('jun', storage)).toEqual([])
  })

  test('what cannot be read counts as none, and what is damaged in one does not spoil the others', () => {
    const storage = memory()
    storage.setItem('halcyon.catalog.views.ana', '{')
    expect(readViews('ana', storage)).toEqual([])
    const stored = [null, { name: '' }, { name: 'Worst', search: { sort: 'health', status: 'nonsense' } }]
    storage.setItem('halcyon.catalog.views.ana', JSON.stringify(stored))
    expect(readViews('ana', storage)).toEqual([{ name: 'Worst', search: { sort: 'health' } }])
  })

  test('one of the same name gives way, and the name it was shared under is not kept in it', () => {
    const views = withView([{ name: 'B', search: {} }], { name: 'A', search: { tag: 'x', view: 'Theirs' } })
    expect(views).toEqual([
      { name: 'A', search: { tag: 'x' } },
      { name: 'B', search: {} },
    ])
    expect(withView(views, { name: 'A', search: { tag: 'y' } })[0]?.search).toEqual({ tag: 'y' })
  })

  test('an address has one’s own name for it, else the one it was shared under', () => {
    const own = [{ name: 'Mine', search: { tag: 'x' } }]
    expect(nameOf(own, { tag: 'x', view: 'Theirs' })).toBe('Mine')
    expect(nameOf(own, { tag: 'y', view: 'Theirs' })).toBe('Theirs')
    expect(nameOf(own, { tag: 'y' })).toBeNull()
  })
})
