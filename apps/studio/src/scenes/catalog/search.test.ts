import { describe, expect, test } from 'vitest'
import { filterOf, orderOf, readSearch, sameView, unfiltered } from './search.ts'

describe('the address of the catalog', () => {
  test('an unknown word, a default and a stranger count for nothing', () => {
    expect(readSearch({ status: 'active', sort: 'name', desc: false, cards: 'yes', utm: 'x', type: '' })).toEqual({})
    expect(readSearch({ status: 'broken', sort: '; drop', search: { a: 1 }, tag: ['x'] })).toEqual({})
  })

  test('a search for a number is a text', () => {
    expect(readSearch({ search: 4625 })).toEqual({ search: '4625' })
  })

  test('becomes the filter and order of the server', () => {
    const search = readSearch({ search: ' edr ', status: 'failing', project: 'p1', sort: 'lastEventAt', desc: true })
    expect(orderOf(search)).toEqual({
      filter: { search: 'edr', status: 'failing', projectId: 'p1' },
      sort: 'lastEventAt',
      descending: true,
    })
    expect(filterOf(readSearch({ search: '   ' }))).toEqual({})
    expect(filterOf(readSearch({ changes: 'waiting' }))).toEqual({ unpublishedChanges: true })
    expect(filterOf(readSearch({ changes: 'none' }))).toEqual({})
  })

  test('without filters the order and the form stay', () => {
    expect(unfiltered({ tag: 'prod', sort: 'health', cards: true, view: 'Mine' })).toEqual({
      sort: 'health',
      cards: true,
    })
  })

  test('two addresses are one view whatever it is called and however it is written', () => {
    expect(sameView({ tag: 'a', sort: 'health' }, { sort: 'health', tag: 'a', view: 'Mine' })).toBe(true)
    expect(sameView({ tag: 'a' }, { tag: 'b' })).toBe(false)
  })
})
