import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ENTITY_TYPES, type JsonValue, parseJson, scalarText } from '../index.ts'

const SOURCE = '5f0c7a9e-0000-4000-8000-000000000001'
const SHA256 = 'ab'.repeat(32)
const LOCAL = SOURCE
const GLOBAL = ''

/** type, input, key, scope; a null key names the refusal in the scope's place. */
const TABLE: readonly (readonly [string, JsonValue, string | null, string])[] = [
  ['host', 'WEB-1', 'web-1', LOCAL],
  ['host', 'Web-1.Corp.Example.', 'web-1.corp.example', GLOBAL],
  ['host', 'CORP\\WEB-1', 'corp\\web-1', GLOBAL],
  ['host', 'macbook.local', 'macbook.local', LOCAL],
  ['host', 'i-0ABCDEF1234567890', 'i-0abcdef1234567890', GLOBAL],
  ['host', 'arn:aws:ec2:eu-west-1:123456789012:instance/i-0abcdef1234567890', 'i-0abcdef1234567890', GLOBAL],
  ['host', '00-1A-2B-3C-4D-5E', '00:1a:2b:3c:4d:5e', LOCAL],
  ['host', { agentId: 'A.B', hostname: 'web-1' }, 'agent:A.B', LOCAL],
  ['host', { hostname: 'web-1', domain: 'corp.example' }, 'web-1.corp.example', GLOBAL],
  ['host', { hostname: 'web-1', domain: 'CORP' }, 'corp\\web-1', GLOBAL],
  ['host', '10.0.0.1', null, 'host_is_ip'],
  ['host', '00:00:00:00:00:00', null, 'empty_key'],
  ['host', 'N/A', null, 'empty_key'],
  ['host', null, null, 'empty_key'],
  ['host', { toString: 'x' }, null, 'empty_key'],
  ['user', 'S-1-5-21-1-2-3-1001', 'S-1-5-21-1-2-3-1001', GLOBAL],
  ['user', 's-1-5-18', 'S-1-5-18', LOCAL],
  ['user', 'Alice@Corp.Example', 'alice@corp.example', GLOBAL],
  ['user', 'CORP\\Alice', 'corp\\alice', GLOBAL],
  ['user', 'NT AUTHORITY\\SYSTEM', 'nt authority\\system', LOCAL],
  ['user', '.\\Administrator', 'administrator', LOCAL],
  ['user', 'root', 'root', LOCAL],
  ['user', 'auth0|5f7c8ec7', 'auth0|5f7c8ec7', LOCAL],
  ['user', '6F9619FF-8B86-D011-B42D-00CF4FC964FF', '6f9619ff-8b86-d011-b42d-00cf4fc964ff', GLOBAL],
  ['user', '00u1abcdefGHIJKLMN5d', '00u1abcdefGHIJKLMN5d', GLOBAL],
  ['user', '-', null, 'empty_key'],
  ['ip', '192.0.2.1', '192.0.2.1', GLOBAL],
  ['ip', '192.0.2.1:443', '192.0.2.1', GLOBAL],
  ['ip', '10.1.2.3', '10.1.2.3', LOCAL],
  ['ip', '100.64.0.1', '100.64.0.1', LOCAL],
  ['ip', '100.63.0.1', '100.63.0.1', GLOBAL],
  ['ip', '172.31.0.1', '172.31.0.1', LOCAL],
  ['ip', '172.32.0.1', '172.32.0.1', GLOBAL],
  ['ip', '169.254.1.1', '169.254.1.1', LOCAL],
  ['ip', '[2001:DB8:0:0:0:0:0:1]:443', '2001:db8::1', GLOBAL],
  ['ip', 'fe80::1%eth0', 'fe80::1', LOCAL],
  ['ip', 'fd00::1', 'fd00::1', LOCAL],
  ['ip', '::ffff:192.0.2.1', '192.0.2.1', GLOBAL],
  ['ip', '::ffff:10.0.0.1', '10.0.0.1', LOCAL],
  ['ip', '010.0.0.1', null, 'ip_invalid'],
  ['ip', '::ffff:010.0.0.1', null, 'ip_invalid'],
  ['ip', '256.1.1.1', null, 'ip_invalid'],
  ['ip', '0x7f.1', null, 'ip_invalid'],
  ['ip', '0.0.0.0', null, 'empty_key'],
  ['ip', '::', null, 'empty_key'],
  ['domain', 'Evil[.]Example.', 'evil.example', GLOBAL],
  ['domain', 'bücher.example', 'xn--bcher-kva.example', GLOBAL],
  ['domain', 'BÜCHER.example', 'xn--bcher-kva.example', GLOBAL],
  ['domain', '192.0.2.1', null, 'domain_is_ip'],
  ['domain', 'localhost', null, 'domain_single_label'],
  ['domain', 'a b.example', null, 'domain_invalid'],
  ['url', 'HTTP://User:pw@Evil.Example:80/Path?Q=A#frag', 'http://evil.example/Path?Q=A', GLOBAL],
  ['url', 'hxxps[:]//evil[.]example/a[.]b', 'https://evil.example/a[.]b', GLOBAL],
  ['url', 'evil.example/path', null, 'url_no_scheme'],
  ['url', 'evil.example:8080/path', null, 'url_no_scheme'],
  ['file', SHA256.toUpperCase(), SHA256, GLOBAL],
  ['file', `SHA1=${'cd'.repeat(20)},MD5=${'ef'.repeat(16)},SHA256=${SHA256.toUpperCase()},IMPHASH=0`, SHA256, GLOBAL],
  ['file', { sha256: '', md5: 'EF'.repeat(16) }, 'ef'.repeat(16), GLOBAL],
  ['file', 'web-1.corp.example|C:\\Temp\\A.exe', 'web-1.corp.example|c:\\temp\\a.exe', GLOBAL],
  ['file', { host: 'WEB-1', path: '/tmp/A' }, 'web-1|/tmp/A', LOCAL],
  ['file', 'C:\\Temp\\A.exe', null, 'key_incomplete'],
  ['file', '0'.repeat(64), null, 'empty_key'],
  ['file', 'abc', null, 'hash_invalid'],
  ['process', 'pid:abc:42', 'pid:abc:42', LOCAL],
  ['process', 42, '42', LOCAL],
  [
    'process',
    { host: 'web-1.corp.example', pid: 42, start: '2026-01-01T00:00:00Z' },
    'web-1.corp.example|42|1767225600000',
    GLOBAL,
  ],
  ['process', { pid: 42 }, null, 'key_incomplete'],
  ['email_address', 'Alice <Alice.B+tag@Bücher.Example>', 'alice.b+tag@xn--bcher-kva.example', GLOBAL],
  ['email_address', 'no at', null, 'email_invalid'],
  ['email_message', '<CAF=AbC@mail.example>', 'CAF=AbC@mail.example', GLOBAL],
  ['email_message', { messageId: '<x@y>', recipient: 'B@C.example' }, 'x@y|b@c.example', GLOBAL],
  ['cloud_account', '012345678901', 'aws:012345678901', GLOBAL],
  ['cloud_account', { provider: 'AWS', accountId: '123456789012' }, 'aws:123456789012', GLOBAL],
  ['cloud_account', { provider: 'aws', accountId: 12345678901 }, null, 'account_id_digits'],
  ['cloud_account', 'projects/My-Project', 'gcp:my-project', GLOBAL],
  ['cloud_account', 'okta:Acme', 'okta:Acme', GLOBAL],
  ['cloud_account', 'acme', null, 'key_incomplete'],
  ['cloud_resource', 'arn:aws:s3:::Bucket', 'arn:aws:s3:::Bucket', GLOBAL],
  ['cloud_resource', '/subscriptions/X/resourceGroups/Y', '/subscriptions/x/resourcegroups/y', GLOBAL],
  ['cloud_resource', 'https://github.com/Octo/Repo.git', 'github.com/octo/repo', GLOBAL],
  ['cloud_resource', 'prod/default/Pod/web', 'prod/default/Pod/web', GLOBAL],
  ['cloud_resource', 'some-id', 'some-id', LOCAL],
  ['vulnerability', 'cve-2024-3094', 'CVE-2024-3094', GLOBAL],
  ['vulnerability', '2019-91325', 'CVE-2019-91325', GLOBAL],
  ['vulnerability', 'CVE_2019_91325', 'CVE-2019-91325', GLOBAL],
  ['vulnerability', 'ghsa-abcd-1234-wxyz', 'GHSA-ABCD-1234-WXYZ', GLOBAL],
  ['vulnerability', 19506, '19506', LOCAL],
  ['package', 'pkg:PyPI/Django_Rest@1.0', 'pkg:pypi/django-rest@1.0', GLOBAL],
  ['package', 'pkg:npm/@angular/core@17.0.0', 'pkg:npm/%40angular/core@17.0.0', GLOBAL],
  ['package', 'pkg:deb/Debian/curl@7.50?Distro=x&arch=i386', 'pkg:deb/debian/curl@7.50?arch=i386&distro=x', GLOBAL],
  ['package', 'curl', null, 'key_incomplete'],
  ['credential', 'AKIAIOSFODNN7EXAMPLE', 'aws_access_key:AKIAIOSFODNN7EXAMPLE', GLOBAL],
  ['credential', 'github_pat:42', 'github_pat:42', GLOBAL],
  ['credential', `ghp_${'a'.repeat(36)}`, null, 'credential_secret'],
]

describe('normaliseKey', () => {
  test.each(TABLE)('%s %j → %s', (type, input, key, scope) => {
    const result = ENTITY_TYPES[type]!.normaliseKey(input, SOURCE)
    if (key === null) expect(result).toMatchObject({ ok: false, code: scope })
    else expect(result).toMatchObject({ ok: true, key, scope })
  })

  test('a 64-bit id keeps its digits', () => {
    const id = parseJson('1719309930613520072')
    expect(scalarText(id)).toBe('1719309930613520072')
    expect(ENTITY_TYPES.process!.normaliseKey(id, SOURCE)).toMatchObject({ key: '1719309930613520072' })
  })

  test('a URL above 2,048 characters is known by its digest', () => {
    const result = ENTITY_TYPES.url!.normaliseKey(`https://a.example/${'x'.repeat(2100)}`, SOURCE)
    expect(result).toMatchObject({ ok: true, key: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) })
  })

  test('a key above the index limit is refused', () => {
    expect(ENTITY_TYPES.host!.normaliseKey('é'.repeat(1500), SOURCE)).toMatchObject({ code: 'key_too_long' })
  })

  test('a megabyte of anything is answered at once', () => {
    const runs = ['.', '/', '.git', ' ', '@', '<', '|', '-', '0', '[.]', 'a.', '%', 'SHA1=', '\\']
    for (const spec of Object.values(ENTITY_TYPES)) {
      const start = performance.now()
      for (const run of runs) {
        for (const size of [4096, 65_536, 1_000_000]) {
          const text = `a${run.repeat(size / run.length)}`
          spec.normaliseKey(text, SOURCE)
          spec.normaliseKey(`https://h.example/o/${text}`, SOURCE)
          spec.normaliseKey({ host: text, name: text, path: text, hashes: text, id: text }, SOURCE)
        }
      }
      expect(performance.now() - start, spec.type).toBeLessThan(2000)
    }
  })

  test('text PostgreSQL cannot store is refused', () => {
    for (const text of ['a\u0000b', 'a\ud800']) {
      expect(ENTITY_TYPES.host!.normaliseKey(text, SOURCE)).toMatchObject({ code: 'text_not_storable' })
    }
  })
})

const fragments = fc.constantFrom(
  '.', '..', '|', '@', '\\', '/', ':', '-', '0', '00000000', ' ', 'a', 'A', 'İ', 'ß', 'é', '%41', '%', '#', '?', '=', '[.]', 'pkg:', 'npm', 'agent:',
  'http://', 'hxxp', 'sha256:', 'SHA256=', 'arn:', 'aws', 'i-', '10.0.0.1', '::1', '<', '>', '"', '1700000000', 'cve-2024-1', 'N/A', 'example.com', 'S-1-5-18', '.git', '&', 'i\u0307',
) // biome-ignore format: one list
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.array(fragments, { maxLength: 8 }).map((parts) => parts.join('')),
  fc.constantFrom(...TABLE.map(([, input]) => input)).filter((input) => typeof input === 'string'),
  fc.ipV4(),
  fc.ipV6(),
  fc.domain(),
  fc.emailAddress(),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.uuid(),
)

describe.each(Object.values(ENTITY_TYPES))('$type', (spec) => {
  test('normalising twice changes nothing', () => {
    fc.assert(
      fc.property(text, (input) => {
        const once = spec.normaliseKey(input, SOURCE)
        if (!once.ok) return
        expect(spec.normaliseKey(once.key, SOURCE)).toMatchObject({ ok: true, key: once.key, scope: once.scope })
      }),
      { numRuns: 1500 },
    )
  })

  test('takes any JSON without throwing', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 2 }), (value) => {
        spec.normaliseKey(value as JsonValue, SOURCE)
        for (const attribute of spec.attributes) attribute.coerce(value as JsonValue)
      }),
    )
  })
})
