import { readFile } from 'node:fs/promises'
import { isJsonObject } from '@halcyon/connector-kit'
import { describePullConnector, describeSpec, type PullSource } from '@halcyon/connector-kit/suite'
import { expect, it } from 'vitest'
import { connector } from '../src/index.ts'
import { openSource, TOKEN } from './source.ts'

describeSpec(connector)

/** The contract: what the runtime relies on, tried on a source that answers over HTTP. */
describePullConnector(connector, {
  name: 'over HTTP',
  async open(): Promise<PullSource> {
    const source = await openSource()
    return {
      config: { url: source.url, schedule: { kind: 'interval', every: 'PT1M' } },
      secrets: { token: TOKEN },
      add: async (ids) => void source.records.push(...ids.map((id) => ({ id, title: id }))),
      idOf: (payload) => (isJsonObject(payload) ? String(payload.id) : ''),
      addMalformed: async () => void source.records.push('not a record'),
      hang: source.hang,
      close: source.close,
    }
  },
  failing: ({ config }) => [{ config, secrets: { token: 'another token' }, step: 'read' }],
})

it('reads a recorded answer', async () => {
  const body = await readFile(new URL('../fixtures/page.json', import.meta.url))
  const items =
    (await connector.reread?.(
      { url: '', schedule: { kind: 'cron', expression: '* * * * *' } },
      { body, headers: {} },
    )) ?? []
  expect(items.map((item) => (item.kind === 'payload' ? item.deliveryId : item.code))).toEqual([
    '1',
    '2',
    'response_invalid',
  ])
})
