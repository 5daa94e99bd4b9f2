import { readFile } from 'node:fs/promises'
import { describeConnector, describeSpec, inbound } from '@halcyon/connector-kit/suite'
import { expect, it } from 'vitest'
import { connector } from '../src/index.ts'
import { itemsOf } from '../src/receive.ts'

const TOKEN = 'token-of-the-sender'

describeSpec(connector)

/** The contract: what the runtime relies on. */
describeConnector(connector, {
  name: 'with a token',
  config: {},
  secrets: { token: TOKEN },
  sign: (body) => inbound({ body, headers: { 'x-token': TOKEN } }),
  forge: (body) => ({
    'without a token': inbound({ body }),
    'with another token': inbound({ body, headers: { 'x-token': 'token-of-a-stranger' } }),
  }),
})

it('reads a recorded request', async () => {
  const items = itemsOf(await readFile(new URL('../fixtures/request.json', import.meta.url)))
  expect(items.map((item) => (item.kind === 'payload' ? item.deliveryId : item.code))).toEqual(['1', 'malformed'])
})
