/** What was kept of a request gives its records again, also where they are not in the body alone. */
import { connectors } from '@halcyon/connectors'
import { isJsonObject, type JsonObject } from '@halcyon/domain'
import { expect, test } from 'vitest'
import { keptReader } from './kept-reader.ts'

const webhook = connectors.get('http_webhook') ?? null
const payloadsOf = async (config: JsonObject, headers: Record<string, string>, body: string) => {
  const [own] = await keptReader(
    webhook,
    config,
  )({ headers, body: new TextEncoder().encode(body), records: 1, events: [] })
  return own?.items.map((item) => (item.kind === 'payload' ? item.payload : item.code))
}

test('a CloudEvent in binary mode, with the attributes of its headers', async () => {
  const headers = {
    'content-type': 'application/json',
    'ce-specversion': '1.0',
    'ce-id': '1',
    'ce-source': '/s',
    'ce-type': 't',
  }
  expect(await payloadsOf({ preset: 'cloudevents' }, headers, '{"a":1}')).toEqual([
    { specversion: '1.0', id: '1', source: '/s', type: 't', datacontenttype: 'application/json', data: { a: 1 } },
  ])
})

test('the events of an event collector, and its lines, with what their address said', async () => {
  const config = { preset: 'splunk_hec' }
  expect(await payloadsOf(config, {}, '{"event":1}{"event":2}')).toEqual([{ event: 1 }, { event: 2 }])
  expect(await payloadsOf(config, {}, 'one\ntwo')).toEqual([{ event: 'one' }, { event: 'two' }])
  const raw = { ':path': '/services/collector/raw?host=web-01&sourcetype=syslog' }
  expect(await payloadsOf(config, raw, '{"line":1}')).toEqual([
    { event: '{"line":1}', host: 'web-01', sourcetype: 'syslog' },
  ])
})

test('a notification of SNS, without asking anybody', async () => {
  const body = JSON.stringify({ Type: 'Notification', MessageId: '1', Message: '{"AlarmName":"a"}' })
  const [record = null] = (await payloadsOf({ preset: 'aws_sns' }, { 'content-type': 'text/plain' }, body)) ?? []
  expect(isJsonObject(record) && record.Message).toEqual({ AlarmName: 'a' })
})
