import { expect, test } from 'vitest'
import { explain } from './explain.ts'

const document = {
  recordId: { jmespath: 'id' },
  outputs: [
    {
      kind: 'alert',
      fields: { title: { template: '{{$.rule.name}} on {{$.hosts[0].name}}' }, tags: { path: '$.tags' } },
    },
    {
      kind: 'entity',
      type: 'host',
      each: '$.hosts[?@.up]',
      key: { path: '$.name' },
      fields: { os: { first: [{ path: '$.none' }, { path: '$item.rule.os' }] } },
    },
  ],
}
const payload = {
  id: 'x1',
  rule: { name: 'Bad', os: 'Linux' },
  tags: ['a', 'b'],
  hosts: [
    { name: 'w1', up: 1 },
    { name: 'w2', up: 1 },
  ],
}

test('a row says what it read; what an each reads belongs to no row', () => {
  const [item] = explain(
    document,
    payload,
    { scope: 's', receivedAt: '2026-01-01T00:00:00.000Z' },
    { reads: true },
  ).items
  const reads = item?.rows.map(({ row, element, reads }) => [row, element, reads])
  expect(reads).toEqual([
    ['recordId', null, ["$['id']"]],
    ['outputs[0].fields.title', null, ["$['rule']['name']", "$['hosts'][0]['name']"]],
    ['outputs[0].fields.tags', null, ["$['tags']"]],
    ['outputs[1].key', 0, ["$['hosts'][0]['name']"]],
    ['outputs[1].fields.os', 0, ["$['rule']['os']"]],
    ['outputs[1].key', 1, ["$['hosts'][1]['name']"]],
    ['outputs[1].fields.os', 1, ["$['rule']['os']"]],
  ])
})

test('without the option nothing is kept', () => {
  const [item] = explain(document, payload, { scope: 's', receivedAt: '2026-01-01T00:00:00.000Z' }).items
  expect(item?.rows.every((row) => row.reads === undefined)).toBe(true)
})

test('a finding stands at the element it is about', () => {
  const each = {
    outputs: [
      { kind: 'entity', type: 'ip', each: '$.ips[*]', key: { path: '$.a' }, fields: { asn: { path: '$.asn' } } },
    ],
  }
  const ips = [
    { a: '198.51.100.7', asn: 1 },
    { a: 'nonsense', asn: 'x' },
  ]
  const [item] = explain(each, { ips }, { scope: 's', receivedAt: '2026-01-01T00:00:00.000Z' }).items
  expect(item?.rows.map(({ element, findings }) => [element, findings.length])).toEqual([
    [0, 0],
    [0, 0],
    [1, 1],
    [1, 1],
  ])
})
