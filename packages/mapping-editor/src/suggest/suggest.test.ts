import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type JsonValue, parseJson } from '@halcyon/domain'
import { compile } from '@halcyon/mapping'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { payload as crowdstrike, mappingWithHost } from '../../../../bench/mapping/fixture.ts'
import { applyPatch } from '../patch/apply.ts'
import { buildSourceTree } from '../source/tree.ts'
import { likeDocument } from '../testing/documents.ts'
import { acceptSuggestions, suggestionsFor } from './suggest.ts'

const EMPTY: JsonValue = { outputs: [] }
const tree = (...samples: readonly unknown[]) => buildSourceTree(samples as readonly JsonValue[])
const fixture = (name: string) =>
  parseJson(readFileSync(`packages/connectors/src/http_webhook/fixtures/${name}.json`, 'utf8'))
const titles = (samples: readonly unknown[], document = EMPTY) =>
  suggestionsFor(document, tree(...samples)).map(({ title }) => title)

const octokit = (name: string): readonly unknown[] => {
  const examples = createRequire(import.meta.url)('@octokit/webhooks-examples') as {
    name: string
    examples: unknown[]
  }[]
  return examples.find((each) => each.name === name)?.examples.slice(0, 5) ?? []
}

test.each<[string, readonly unknown[], readonly string[]]>([
  [
    'CrowdStrike',
    [0, 1, 2].map(crowdstrike),
    [
      'alert severity from severity_name',
      'alert title from display_name',
      'alert occurredAt from timestamp',
      'alert link from falcon_host_link',
      'alert attacks from technique_id',
      'Identity from composite_id',
      'IP address from device.external_ip',
      'Host from device.hostname',
      'User from user_name',
    ],
  ],
  ['PagerDuty', [fixture('pagerduty-incident')], ['alert title from data.title', 'alert severity from data.urgency']],
  ['GitLab', [fixture('gitlab-issue')], ['alert status from object_attributes.state', 'User from user.username']],
  [
    'Dependabot',
    octokit('dependabot_alert'),
    [
      'alert severity from security_advisory.severity',
      'alert status from alert.state',
      'Vulnerability from security_advisory.cve_id',
    ],
  ],
  ['code scanning', octokit('code_scanning_alert'), ['alert ruleId from rule.id', 'alert tags from rule.tags']],
  ['Okta: first the split', [fixture('okta-events')], ['One item per entry of events']],
  [
    'ECS',
    [{ '@timestamp': '2026-03-01T10:00:00Z', rule: { name: 'R', id: '7' }, source: { ip: '198.51.100.7' } }],
    ['alert ruleName from rule.name', 'alert occurredAt from @timestamp', 'IP address from source.ip'],
  ],
  [
    'OCSF',
    [{ finding_info: { title: 'T', uid: 'u1', desc: 'D' }, severity_id: 4 }],
    ['alert title from finding_info.title', 'Identity from finding_info.uid'],
  ],
])('%s', (_, samples, expected) => {
  expect(titles(samples)).toEqual(expect.arrayContaining([...expected]))
})

test.each<[string, unknown, string]>([
  ['an IPv4 in src_ip', { src_ip: '198.51.100.7' }, 'IP address from src_ip'],
  ['an IPv6', { peer: '2001:db8::1' }, 'IP address from peer'],
  ['an email address', { reply: 'a@example.com' }, 'Email address from reply'],
  ['a SHA-256', { sha256: `${'a'.repeat(63)}b` }, 'File from sha256'],
  ['a URL', { beacon: 'https://evil.example/x' }, 'URL from beacon'],
  ['a host name', { hostname: 'ws-1' }, 'Host from hostname'],
  ['a domain', { dns_query: 'evil.example' }, 'Domain from dns_query'],
])('%s becomes an entity', (_, sample, expected) => {
  expect(titles([sample])).toContain(expected)
})

test.each<[string, unknown, string]>([
  ['severity words', { grade: 'High' }, 'alert severity from grade'],
  ['severity numbers', { sev_num: 4 }, 'alert severity from sev_num'],
  ['a time', { noted: '2026-03-01T10:00:00Z' }, 'alert occurredAt from noted'],
  ['an epoch', { log_ts: 1767225600 }, 'alert occurredAt from log_ts'],
])('%s under a strange name are proposed from their values', (_, sample, expected) => {
  const found = suggestionsFor(EMPTY, tree(sample)).find(({ title }) => title === expected)
  expect(found).toMatchObject({ origin: 'value' })
})

test('an entity joins the alert in its part, one per entry of its list', () => {
  const document = { outputs: [{ name: 'alert', kind: 'alert', fields: { title: { path: '$.t' } } }] }
  const [suggestion] = suggestionsFor(document, tree({ t: 'x', hits: [{ src_ip: '198.51.100.7' }] })).filter(
    ({ title }) => title.startsWith('IP address'),
  )
  expect(suggestion).toMatchObject({ preview: '198.51.100.7', path: '$.hits[*].src_ip' })
  const applied = applyPatch(document, suggestion!.patch)
  expect(applied.ok && applied.document).toEqual({
    outputs: [
      ...document.outputs,
      { name: 'ip', kind: 'entity', type: 'ip', each: '$.hits[*]', key: { path: '$.src_ip' }, fields: {} },
      { kind: 'relationship', type: 'involves', role: 'actor', from: 'alert', to: 'ip' },
    ],
  })
})

test('what is mapped is not proposed again, and what the ontology refuses never', () => {
  const document = {
    recordId: { path: '$.id' },
    outputs: [{ kind: 'alert', fields: { severity: { path: '$.severity' } } }],
  }
  expect(titles([{ id: '1', severity: 'high' }], document)).toEqual([])
  expect(titles([{ severity: 'purple' }])).toEqual([])
})

test('a preset’s mapping comes first', () => {
  const samples = tree(crowdstrike(0))
  const template = mappingWithHost as unknown as JsonValue
  const [first, ...others] = suggestionsFor(EMPTY, samples, { template })
  expect(first?.origin).toBe('template')
  const ids = [first, ...others].flatMap((each) => (each?.origin === 'template' ? [each.id] : []))
  const accepted = acceptSuggestions(EMPTY, samples, ids, { template })
  const applied = accepted.ok ? applyPatch(EMPTY, accepted.patch) : accepted
  expect(applied.ok && applied.document).toMatchObject({ recordId: { path: '$.composite_id' } })
  const relationship = suggestionsFor(applied.ok ? applied.document : EMPTY, samples, { template })
  expect(relationship.filter(({ origin }) => origin === 'template').map(({ title }) => title)).toEqual([
    'Add alert involves host as the preset has it',
  ])
})

test('all accepted at once are one step, and a mapping that compiles', () => {
  const samples = tree(...[0, 1, 2].map(crowdstrike))
  const ids = suggestionsFor(EMPTY, samples).map(({ id }) => id)
  const accepted = acceptSuggestions(EMPTY, samples, ids)
  const applied = accepted.ok ? applyPatch(EMPTY, accepted.patch) : accepted
  if (!applied.ok) throw new Error(applied.reason)
  expect(compile(applied.document)).toMatchObject({ ok: true })
})

test('for any document, any sample: every suggestion applies', () => {
  const samples = fc.array(fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>, { maxLength: 3 })
  const known = fc.constantFrom(crowdstrike(0) as JsonValue, fixture('pagerduty-incident'))
  fc.assert(
    fc.property(likeDocument(), samples, known, (document, list, one) => {
      for (const { patch, title, reason } of suggestionsFor(document, buildSourceTree([...list, one]))) {
        expect(applyPatch(document, patch).ok).toBe(true)
        expect(title && reason).not.toBe('')
      }
    }),
    { numRuns: 60 },
  )
})
