import type { JsonValue } from '@halcyon/domain'
import { expect, test } from 'vitest'
import { payload as crowdstrike, mappingWithHost } from '../../../../bench/mapping/fixture.ts'
import { readDocument } from '../document/read.ts'
import { HOSTS, PAYLOAD } from '../testing/hosts.ts'
import type { RowPreview } from './contract.ts'
import { recordsOfField, recordsOfRow, rowPreviews, rowsOfField } from './links.ts'
import { pairingOf } from './pairing.ts'
import { preparePreview } from './prepare.ts'
import { previewSample } from './run.ts'
import { previewSamples, runWhileIdle } from './schedule.ts'

const preview = (document: JsonValue, payload: JsonValue) => previewSample(preparePreview(document), payload, 0)
const brief = ({ element, status, value }: RowPreview) => [element, status, value]

test('each row with its status, at each element', () => {
  const made = preview(HOSTS, PAYLOAD)
  expect(rowPreviews(made, 'outputs[0].fields.severity').map(brief)).toEqual([[null, 'ok', 'critical']])
  expect(rowPreviews(made, 'outputs[0].fields.severity')[0]?.steps.map(({ name }) => name)).toEqual([
    'selected',
    'lookup',
    'value',
  ])
  expect(rowPreviews(made, 'outputs[0].fields.description').map(brief)).toEqual([[null, 'null', undefined]])
  expect(rowPreviews(made, 'outputs[1].fields.os').map(brief)).toEqual([
    [0, 'ok', 'Windows'],
    [1, 'empty', ''],
    [2, 'missing', undefined],
  ])
  const keys = rowPreviews(made, 'outputs[2].key')
  expect(keys.map(({ status }) => status)).toEqual(['ok', 'ok', 'error'])
  expect(keys[2]?.text).toContain('Not an IP address')
})

test('records, counts here and after merging, and what made them, both ways', () => {
  const made = preview(HOSTS, PAYLOAD)
  expect(made.counts).toEqual([
    { block: 0, here: 1, merged: 1 },
    { block: 1, here: 3, merged: 2 },
    { block: 2, here: 2, merged: 2 },
    { block: 3, here: 2, merged: 2 },
    { block: 4, here: 2, merged: 2 },
  ])
  const [host] = recordsOfField(made, '$.devices[*].hostname')
  expect(host?.leaves).toEqual(['$.devices[0].hostname', '$.devices[0].os', '$.devices[1].hostname', '$.devices[1].os'])
  expect(host?.rows).toContainEqual({ row: 'outputs[1].key', element: 1 })
  expect(recordsOfRow(made, 'recordId').map(({ kind }) => kind)).toEqual(['alert'])
  expect(rowsOfField(made, '$.rule.name').map(({ row }) => row)).toEqual(['outputs[0].fields.title'])
  expect(made.records.filter(({ kind }) => kind === 'relationship').map(({ title }) => title)).toContain(
    'Beacon involves WS-1.example.com',
  )
  expect(made.items[0]?.unmapped).toEqual(['$.extra'])
})

test('pairing: same item against every pair', () => {
  expect(pairingOf(readDocument(HOSTS), 4, preview(HOSTS, PAYLOAD))).toEqual({
    sameItem: 2,
    everyPair: 4,
    now: 'same_item',
    warning: null,
  })
  expect(pairingOf(readDocument(HOSTS), 0, preview(HOSTS, PAYLOAD))).toBeNull()
})

test('of a split payload each item has its place', () => {
  const document = { ...(HOSTS as object), split: { path: '$.events[*]' } }
  const made = preview(document, { events: [PAYLOAD, { ...(PAYLOAD as object), id: 'e-2' }] })
  expect(made.itemCount).toBe(2)
  expect(made.items.map(({ path }) => path)).toEqual(['$.events[0]', '$.events[1]'])
  expect(rowPreviews(made, 'outputs[1].key')[3]?.leaves).toEqual(['$.events[1].devices[0].hostname'])
  expect(made.counts[1]).toEqual({ block: 1, here: 6, merged: 2 })
})

test('single values of a list are leaves too', () => {
  const document = { outputs: [{ kind: 'entity', type: 'ip', each: '$.ips[*]', key: { path: '$' }, fields: {} }] }
  const made = preview(document, { ips: ['198.51.100.7', '198.51.100.8'] })
  expect(made.records.map(({ leaves }) => leaves)).toEqual([['$.ips[0]'], ['$.ips[1]']])
})

test('a faulty row or block does not keep the others from running', () => {
  const document = structuredClone(HOSTS) as { outputs: { fields?: object; key?: object }[] }
  document.outputs[0] = { ...document.outputs[0], fields: { ...document.outputs[0]?.fields, ruleId: { path: '$.[' } } }
  document.outputs[1] = { ...document.outputs[1], key: {} }
  const prepared = preparePreview(document as JsonValue)
  expect(prepared.complete).toBe(false)
  expect(prepared.errors.map(({ path }) => path)).toContain('outputs[0].fields.ruleId')
  const made = previewSample(prepared, PAYLOAD, 0)
  expect(rowPreviews(made, 'outputs[0].fields.title')[0]?.value).toBe('Beacon')
  expect(rowPreviews(made, 'outputs[2].key')[0]?.value).toBe('198.51.100.7')
  expect(made.records.map(({ type, blocks }) => [type, blocks])).toEqual([
    ['alert', [0]],
    ['ip', [2]],
    ['ip', [2]],
  ])
})

test('behind a rejected alert the other blocks still show their values', () => {
  const made = preview(HOSTS, { ...(PAYLOAD as object), rule: {} } as JsonValue)
  expect(made.items[0]?.result.outcome).toBe('rejected')
  expect(rowPreviews(made, 'outputs[1].key').map(({ value }) => value)).toHaveLength(3)
  expect(made.records).toEqual([])
})

test('nothing to run is no error', () => {
  for (const document of [
    null,
    1,
    {},
    { outputs: [] },
    { outputs: [{ kind: 'alert', fields: {} }] },
    { outputs: 'x' },
  ]) {
    expect(preview(document as JsonValue, PAYLOAD).sample).toBe(0)
  }
})

test('the same document and sample are run once', () => {
  const prepared = preparePreview(HOSTS)
  expect(preparePreview(HOSTS)).toBe(prepared)
  expect(previewSample(prepared, PAYLOAD, 0)).toBe(previewSample(prepared, PAYLOAD, 0))
})

test('the sample on the screen first, the others while there is time', () => {
  const samples = [0, 1, 2, 3].map((i) => crowdstrike(i) as JsonValue)
  const order: number[] = []
  const iterator = previewSamples(preparePreview(mappingWithHost as unknown as JsonValue), samples, 2)
  expect(
    runWhileIdle(
      iterator,
      () => 0,
      ({ sample }) => order.push(sample),
    ),
  ).toBe(false)
  expect(order).toEqual([2])
  expect(
    runWhileIdle(
      iterator,
      () => 5,
      ({ sample }) => order.push(sample),
    ),
  ).toBe(true)
  expect(order).toEqual([2, 0, 1, 3])
})
