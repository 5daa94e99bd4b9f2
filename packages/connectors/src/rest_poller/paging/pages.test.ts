import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type RestServer, restServer } from '../../../../../tests/support/rest-server.ts'
import { type Draft, poll, pollerFor } from '../testing.ts'

let rest: RestServer
beforeEach(async () => {
  rest = await restServer()
})
afterEach(() => rest.close())

const idsOf = () => rest.records.map(({ id }) => id).sort()
const sorted = (ids: readonly string[]): string[] => [...ids].sort()

const PAGES: Record<string, { paging: RestServer['paging']; config: Draft }> = {
  'page numbers': { paging: 'page', config: { pagination: { kind: 'page', size: 10, sizeParameter: 'limit' } } },
  'page numbers with a word for more': {
    paging: 'page',
    config: { pagination: { kind: 'page', hasMore: '$.has_more' } },
  },
  offsets: { paging: 'offset', config: { pagination: { kind: 'offset', size: 10, sizeParameter: 'limit' } } },
  'offsets that overlap': {
    paging: 'offset',
    config: { pagination: { kind: 'offset', size: 10, sizeParameter: 'limit', overlap: 2 } },
  },
  'a cursor in the body': { paging: 'cursor', config: { pagination: { kind: 'cursor', path: '$.meta.next' } } },
  'a cursor in a header': {
    paging: 'cursor_header',
    config: { pagination: { kind: 'cursor', from: 'header', path: 'X-Next' } },
  },
  'a Link header': { paging: 'link', config: { pagination: { kind: 'link_header' } } },
  'an address in the body': {
    paging: 'next_url',
    config: { pagination: { kind: 'next_url', path: "$['@odata.nextLink']" } },
  },
  'a token': { paging: 'token', config: { incremental: { kind: 'token', path: '$.next_token', hasMore: '$.more' } } },
}

describe('pages', () => {
  test.each(Object.entries(PAGES))('by %s: all records, each once', async (_, { paging, config }) => {
    rest.add(37)
    rest.paging = paging
    const { ids } = await poll({ request: { url: rest.url }, recordPath: '$.alerts[*]', ...config })
    expect(sorted(new Set(ids).size === ids.length ? ids : [...new Set(ids)])).toEqual(idsOf())
    if (config.pagination?.kind !== 'offset') expect(ids.length).toBe(37)
  })

  test.each(Object.entries(PAGES))(
    'by %s: a run that was ended goes on where it was',
    async (_, { paging, config }) => {
      rest.add(37)
      rest.paging = paging
      const poller = pollerFor({ request: { url: rest.url }, recordPath: '$.alerts[*]', ...config })
      const first = await poller.run({ killAfter: 2 })
      const asked = rest.requests.length
      const second = await poller.run()
      expect(sorted([...new Set([...first.ids, ...second.ids])])).toEqual(idsOf())
      expect(asked + (rest.requests.length - asked)).toBeLessThanOrEqual(6)
    },
  )
})
