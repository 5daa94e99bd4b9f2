/** The ten traps of vendor payloads that a mapper must survive: here, the ontology's part in each. */
import { expect, test } from 'vitest'
import {
  ALERT_ATTRIBUTES,
  ENTITY_TYPES,
  ExactNumber,
  isSentinel,
  type JsonObject,
  type JsonValue,
  parseHashList,
  parseJson,
  parseTimestamp,
  stringifyJson,
} from '../index.ts'

const coerce = (name: string, value: JsonValue) => ALERT_ATTRIBUTES[name]!.coerce(value)
const key = (type: string, value: JsonValue) => ENTITY_TYPES[type]!.normaliseKey(value, 'source')
const attacks = (value: JsonValue) => {
  const result = coerce('attacks', value)
  return result.ok ? result.value : result.code
}

test('trap 1: integers above 2^53 keep their digits', () => {
  const event = parseJson('{"event":{"ProcessId":1719309930613520072,"time":1553296223123456789}}') as {
    event: JsonObject
  }
  expect(event.event.ProcessId).toEqual(new ExactNumber('1719309930613520072'))
  expect(key('process', event.event.ProcessId!)).toMatchObject({ ok: true, key: '1719309930613520072' })
  expect(coerce('sourceEventId', event.event.ProcessId!)).toEqual({ ok: true, value: '1719309930613520072' })
  expect(coerce('count', event.event.ProcessId!)).toMatchObject({ ok: false, code: 'number_not_exact' })
  expect(parseTimestamp(event.event.time!)).toBe('2019-03-22T23:10:23.123Z')
})

test('trap 2: times in every spelling, and those that mean absent', () => {
  const instant = '2019-03-22T23:10:23.123Z'
  const spellings: JsonValue[] = [
    '2019-03-22T23:10:23.123456789Z',
    '2019-03-23T00:10:23.123+0100',
    '2019-03-22T23:10:23.123+0000',
    '2019-03-22 23:10:23.123',
    1553296223.123,
    1553296223123,
    '1553296223123',
    '1553296223123456789',
  ]
  for (const spelling of spellings) expect(parseTimestamp(spelling), String(spelling)).toBe(instant)
  expect(parseTimestamp('Fri Mar 22 23:10:23 2019')).toBe('2019-03-22T23:10:23.000Z')
  for (const absent of [0, '0', '1970-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z'])
    expect(parseTimestamp(absent)).toBeNull()
})

test('trap 3: keys with dots, slashes and colons are plain keys', () => {
  const text =
    '{"output_fields":{"proc.name":"sh"},"id.orig_h":"192.0.2.1","aws/securityhub/FindingId":"f","AWS::IAM::Role":"r"}'
  const payload = parseJson(text) as JsonObject
  expect((payload.output_fields as JsonObject)['proc.name']).toBe('sh')
  expect(key('ip', payload['id.orig_h']!)).toMatchObject({ ok: true, key: '192.0.2.1' })
  expect(stringifyJson(payload)).toBe(text)
})

test('trap 4: the case of a word drifts', () => {
  const categories = ['EPPDetectionSummaryEvent', 'EppDetectionSummaryEvent'].map((word) => coerce('category', word))
  expect(categories[0]).toEqual(categories[1])
  expect(['HIGH', 'High', 'high'].map((word) => coerce('severity', word))).toEqual(
    Array(3).fill({ ok: true, value: 'high' }),
  )
})

test('trap 5: nulls and N/A say that there is nothing', () => {
  for (const nothing of [
    'N/A',
    'n/a',
    'None',
    '-',
    'null',
    '',
    '  ',
    '0'.repeat(64),
    '00000000-0000-0000-0000-000000000000',
  ]) {
    expect(isSentinel(nothing.trim()), nothing).toBe(true)
    for (const type of Object.keys(ENTITY_TYPES))
      expect(key(type, nothing), `${type} ${nothing}`).toMatchObject({ ok: false, code: 'empty_key' })
  }
  for (const type of Object.keys(ENTITY_TYPES)) expect(key(type, null)).toMatchObject({ ok: false, code: 'empty_key' })
  expect(coerce('tags', ['a', null])).toEqual({ ok: true, value: ['a'] })
})

test('trap 6: MITRE in every spelling, and what is not MITRE', () => {
  expect(attacks('T1564.001')).toEqual([{ framework: 'mitre_attack', techniqueId: 'T1564.001' }])
  expect(attacks('TA0005 - Defense Evasion')).toEqual([
    { framework: 'mitre_attack', tacticId: 'TA0005', tactic: 'Defense Evasion' },
  ])
  expect(attacks('TA0043-T1595')).toEqual([
    { framework: 'mitre_attack', tacticId: 'TA0043', tactic: 'Reconnaissance', techniqueId: 'T1595' },
  ])
  expect(attacks('t1190')).toEqual([{ framework: 'mitre_attack', techniqueId: 'T1190' }])
  expect(attacks(['T1555', 'mitre_credential_access'])).toEqual([
    { framework: 'mitre_attack', techniqueId: 'T1555' },
    { framework: 'mitre_attack', tacticId: 'TA0006', tactic: 'Credential Access' },
  ])
  expect(attacks([{ tactic_id: 'CSTA0004', tactic: 'Machine Learning', technique_id: 'CST0000' }])).toEqual([
    { framework: 'vendor', tacticId: 'CSTA0004', tactic: 'Machine Learning', techniqueId: 'CST0000' },
  ])
  expect(attacks('CSTA0004, CST0000')).toEqual([
    { framework: 'vendor', tacticId: 'CSTA0004' },
    { framework: 'vendor', techniqueId: 'CST0000' },
  ])
  expect(attacks(['N/A', null])).toBe('value_missing')
})

test('trap 7: a secret is refused as a credential’s key', () => {
  for (const secret of [
    `ghp_${'a'.repeat(36)}`,
    `token:ghp_${'a'.repeat(36)}`,
    `xoxb-${'1'.repeat(20)}`,
    '-----BEGIN RSA PRIVATE KEY-----',
  ]) {
    expect(key('credential', secret)).toMatchObject({ ok: false, code: 'credential_secret' })
  }
  expect(key('credential', 'https://github.com/o/r/security/secret-scanning/1')).toMatchObject({ ok: true })
})

test('trap 8: keys differ in case between samples; identifiers do not', () => {
  expect(key('host', 'WEB-1.Corp.Example')).toMatchObject({ key: 'web-1.corp.example' })
  expect(key('user', 'CORP\\Alice')).toMatchObject({ key: 'corp\\alice' })
  expect(key('cloud_resource', 'arn:aws:s3:::Bucket')).toMatchObject({ key: 'arn:aws:s3:::Bucket' })
})

test('trap 9: Sysmon’s hashes in one text; a URL without a scheme is refused, never guessed', () => {
  const [sha1, md5, sha256] = ['CD'.repeat(20), 'EF'.repeat(16), 'AB'.repeat(32)]
  const hashes = `SHA1=${sha1},MD5=${md5},SHA256=${sha256},IMPHASH=${'0'.repeat(32)}`
  expect(parseHashList(hashes)).toEqual({
    sha1: sha1.toLowerCase(),
    md5: md5.toLowerCase(),
    sha256: sha256.toLowerCase(),
  })
  expect(key('file', hashes)).toMatchObject({ ok: true, key: sha256.toLowerCase() })
  expect(key('file', `SHA1=${sha1},MD5=${md5}`)).toMatchObject({ ok: true, key: sha1.toLowerCase() })
  expect(key('url', 'evil.example/x')).toMatchObject({ ok: false, code: 'url_no_scheme' })
})

test('trap 10: an empty page is still a payload', () => {
  expect(parseJson('{"findings":[],"messagesBlocked":[]}')).toEqual({ findings: [], messagesBlocked: [] })
  expect(coerce('tags', [])).toEqual({ ok: true, value: [] })
})
