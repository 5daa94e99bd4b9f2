import { readFileSync } from 'node:fs'
import { type JsonValue, parseJson } from '@halcyon/domain'
import { expect, test } from 'vitest'
import { payload as crowdstrike, mapping } from '../../../../bench/mapping/fixture.ts'
import { preparePreview } from '../preview/prepare.ts'
import { previewSample } from '../preview/run.ts'
import { HOSTS, PAYLOAD } from '../testing/hosts.ts'
import { coverageOf } from './coverage.ts'

const cover = (document: JsonValue, samples: readonly JsonValue[]) => {
  const prepared = preparePreview(document)
  return coverageOf(
    document,
    samples,
    samples.map((sample, index) => previewSample(prepared, sample, index)),
  )
}
const unmapped = (document: JsonValue, samples: readonly JsonValue[]) =>
  cover(document, samples)
    .fields.filter(({ use }) => use === 'unmapped')
    .map(({ path }) => path)

test('used, ignored and unmapped fields; entries of a list are one', () => {
  expect(cover(HOSTS, [PAYLOAD]).text).toBe('8 of 9 fields used · 0 ignored · 1 unmapped')
  const ignoring = { ...(HOSTS as object), ignore: ['$.extra'] } as JsonValue
  expect(cover(ignoring, [PAYLOAD]).text).toBe('8 of 9 fields used · 1 ignored · 0 unmapped')
})

test('over all samples: a field only one of them has counts, one only one of them uses is used', () => {
  const document = { outputs: [{ kind: 'alert', fields: { title: { first: [{ path: '$.a' }, { path: '$.b' }] } } }] }
  expect(
    unmapped(document, [
      { a: 'x', b: 'y' },
      { b: 'y', c: 1 },
    ]),
  ).toEqual(['$.c'])
})

test('a real alert: what the mapping of twelve fields leaves', () => {
  const coverage = cover(mapping as unknown as JsonValue, [crowdstrike(1), crowdstrike(2)] as JsonValue[])
  expect(coverage.text).toBe('12 of 28 fields used · 0 ignored · 16 unmapped')
  expect(coverage.fields).toContainEqual({ path: '$.device.local_ip', use: 'unmapped' })
})

test('of a split payload only the items count', () => {
  const events = parseJson(readFileSync('packages/connectors/src/http_webhook/fixtures/okta-events.json', 'utf8'))
  const document = {
    split: { path: '$.data.events[*]' },
    outputs: [{ kind: 'alert', fields: { title: { path: '$.eventType' }, severity: { path: '$.severity' } } }],
  }
  const { fields } = cover(document, [events])
  expect(fields.every(({ path }) => path.startsWith('$.data.events[*].'))).toBe(true)
  expect(fields.filter(({ use }) => use === 'used').map(({ path }) => path)).toEqual([
    '$.data.events[*].eventType',
    '$.data.events[*].severity',
  ])
})

test('without a mapping that runs everything is unmapped', () => {
  expect(cover({ outputs: [] }, [{ a: 1, b: { c: [1, 2] } }]).text).toBe('0 of 2 fields used · 0 ignored · 2 unmapped')
})
