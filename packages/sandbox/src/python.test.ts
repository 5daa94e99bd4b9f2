import { ExactNumber, type JsonValue, parseJson } from '@halcyon/domain'
import { afterAll, afterEach, expect, test } from 'vitest'
import { coolSandbox, SCRIPT_LIMITS, Script, type ScriptResult, warmSandbox } from './index.ts'

const opened: Script[] = []
async function open(source: string): Promise<Script> {
  const script = await Script.open({ language: 'python', source })
  if (!(script instanceof Script)) throw new Error(script.message)
  opened.push(script)
  warmSandbox('python')
  return script
}
const run = async (source: string, ...items: JsonValue[]): Promise<ScriptResult[]> => (await open(source)).run(items)

afterEach(() => {
  for (const script of opened.splice(0)) script.close()
})
afterAll(coolSandbox)

test('an item becomes what is returned: one, several, or none', async () => {
  const source = `
if item.get('skip'):
    return None
if 'parts' in item:
    return [{'id': item['id'], 'part': part} for part in item['parts']]
item['name'] = item['name'].lower()
return item`
  expect(
    await run(source, { name: 'BÖB' }, { skip: true }, { id: 1, parts: ['a', 'b'] }, { id: 2, parts: [] }),
  ).toEqual([
    { ok: true, items: [{ name: 'böb' }], logs: [] },
    { ok: true, items: [], logs: [] },
    {
      ok: true,
      items: [
        { id: 1, part: 'a' },
        { id: 1, part: 'b' },
      ],
      logs: [],
    },
    { ok: true, items: [], logs: [] },
  ])
  expect(await run('', {})).toEqual([{ ok: true, items: [], logs: [] }])
})

test('numbers keep their digits: whole ones are int, others come back as they were', async () => {
  const item = parseJson('{"id": 12345678901234567890, "ratio": 0.12345678901234567891, "small": 7}')
  const source = `
from decimal import Decimal
return {**item, 'next': item['id'] + 1, 'more': item['ratio'] > 0.1, 'text': str(item['ratio']), 'small': item['small'] + 1,
        'sum': Decimal('0.1234567890123456789') * 2}`
  expect(await run(source, item)).toEqual([
    {
      ok: true,
      items: [
        {
          id: new ExactNumber('12345678901234567890'),
          ratio: new ExactNumber('0.12345678901234567891'),
          small: 8,
          next: new ExactNumber('12345678901234567891'),
          more: true,
          text: '0.12345678901234567891',
          sum: new ExactNumber('0.2469135780246913578'),
        },
      ],
      logs: [],
    },
  ])
})

test('the standard library that items need is there, and what it makes of times and addresses is text', async () => {
  const source = `
import base64, csv, hashlib, hmac, html, io, ipaddress, json, math, re, statistics, textwrap, unicodedata, urllib.parse, uuid, zlib
import xml.etree.ElementTree as xml
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta, timezone
from enum import Enum

class Level(Enum):
    HIGH = 'high'

@dataclass
class Seen:
    user: str
    level: str = Level.HIGH.value

return {
    'at': datetime.fromtimestamp(0, timezone.utc) + timedelta(hours=1),
    'parsed': datetime.strptime('2026-01-02 03:04', '%Y-%m-%d %H:%M'),
    'local': datetime.fromtimestamp(0),
    'address': ipaddress.ip_network('10.0.0.0/8').network_address,
    'base64': base64.b64decode('YQ==').decode(), 'csv': next(csv.reader(io.StringIO('a;b'), delimiter=';')),
    'hash': hashlib.sha256(b'a').hexdigest()[:8], 'hmac': hmac.new(b'k', b'm', 'sha256').hexdigest()[:8],
    'html': html.unescape('&amp;'), 'floor': math.floor(1.5), 'mean': statistics.mean([1, 2]), 'latin': b'\\xe4'.decode('latin-1'),
    'match': re.search(r'(?P<user>\\w+)@', 'bob@example.com')['user'], 'normal': unicodedata.normalize('NFC', 'a\\u0308'),
    'host': urllib.parse.urlsplit('https://example.com/x').hostname, 'uuid': uuid.uuid5(uuid.NAMESPACE_DNS, 'a'),
    'zlib': zlib.decompress(zlib.compress(b'a')).decode(), 'xml': xml.fromstring('<a><b>c</b></a>').findtext('b'),
    'count': Counter('aab'), 'seen': asdict(Seen('bob')), 'set': sorted({3, 1}), 'short': textwrap.shorten('a b c', 3, placeholder=''),
}`
  expect(await run(source, {})).toEqual([
    {
      ok: true,
      items: [
        {
          at: '1970-01-01T01:00:00+00:00',
          parsed: '2026-01-02T03:04:00',
          local: '1970-01-01T00:00:00',
          address: '10.0.0.0',
          base64: 'a',
          csv: ['a', 'b'],
          hash: 'ca978112',
          hmac: expect.stringMatching(/^[0-9a-f]{8}$/),
          html: '&',
          floor: 1,
          mean: 1.5,
          latin: 'ä',
          match: 'bob',
          normal: 'ä',
          host: 'example.com',
          uuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
          zlib: 'a',
          xml: 'c',
          count: { a: 2, b: 1 },
          seen: { user: 'bob', level: 'high' },
          set: [1, 3],
          short: 'a b',
        },
      ],
      logs: [],
    },
  ])
})

test('a proven script imports the same names', async () => {
  const source = `
import json, re, urllib.parse
from datetime import datetime, timezone
from urllib.parse import urlsplit, parse_qs
def host(url):
    try:
        return urlsplit(url)._replace(scheme='http').geturl()
    except ValueError as error:
        return str(error)
return {'host': host(item['url']), 'query': parse_qs('a=1'), 'quote': urllib.parse.quote('ä'), 'json': json.loads('[1]'),
        'year': datetime(2026, 1, 2, tzinfo=timezone.utc).year, 'all': [m.group(1) for m in re.finditer('(a)', 'aa')]}`
  expect(await run(source, { url: 'https://example.com/x' })).toMatchObject([
    {
      ok: true,
      items: [
        { host: 'http://example.com/x', query: { a: ['1'] }, quote: '%C3%A4', json: [1], year: 2026, all: ['a', 'a'] },
      ],
    },
  ])
})

test('says what a script prints, and no more than it may', async () => {
  const source = `
print('seen', item, 10 ** 20, sep=' ')
if item.get('many'):
    for i in range(1000):
        print('x' * 5000)
return item`
  const [first, second] = await run(source, { id: 1 }, { many: true })
  expect(first?.logs).toEqual([`seen {'id': 1} 100000000000000000000`])
  expect(second?.logs).toHaveLength(SCRIPT_LIMITS.logLines)
  expect(Math.max(...(second?.logs ?? []).map((line) => line.length))).toBe(SCRIPT_LIMITS.logLine)
})

test('a source that cannot be compiled is refused with its line', async () => {
  const refused = (source: string) => Script.open({ language: 'python', source })
  expect(await refused('a = 1\nb = = 2')).toMatchObject({
    code: 'script_failed',
    message: expect.stringContaining('SyntaxError'),
    line: 2,
  })
  expect(await refused('from json import *')).toMatchObject({ code: 'script_failed', line: 1 })
  expect(await refused('('.repeat(50_000))).toMatchObject({ code: 'script_failed' })
  expect(await refused(`return ${'-'.repeat(60_000)}1`)).toMatchObject({ code: 'script_failed' })
  expect(await refused('1;'.repeat(SCRIPT_LIMITS.source))).toMatchObject({
    message: expect.stringContaining('longer than'),
  })
})

test('an error names its message and line, and costs its item alone', async () => {
  const source = `user = item['user']\n\ndef name(of):\n    return of['name']\n\nreturn {'name': name(user)}`
  expect(await run(source, { user: { name: 'a' } }, {}, { user: {} }, { user: { name: 'b' } })).toMatchObject([
    { ok: true },
    { ok: false, fault: { code: 'script_failed', message: `KeyError: 'user'`, line: 1 } },
    { ok: false, fault: { code: 'script_failed', message: `KeyError: 'name'`, line: 4 } },
    { ok: true },
  ])
  expect(await run('import requests', {})).toMatchObject([
    {
      ok: false,
      fault: { code: 'script_failed', message: expect.stringContaining('a script may import base64, '), line: 1 },
    },
  ])
})

/** What the process that holds a sandbox may grow by. */
const HOST_BYTES = 128 * 1024 * 1024

/** Each costs its item, with its code; the items around it are as without it. */
// A bomb meets the limit of memory or that of time, whichever is the first on this machine.
const COSTS: readonly (readonly [name: string, code: string, source: string])[] = [
  ['an endless loop', 'script_timeout', 'while True: pass'],
  ['an endless loop that catches', 'script_timeout', 'while True:\n  try:\n    while True: pass\n  except: pass'],
  ['an endless loop with an end', 'script_timeout', 'try:\n  while True: pass\nfinally:\n  while True: pass'],
  ['a loop that the interpreter does not look into', 'script_timeout', 'sum(range(10 ** 15))'],
  ['a search without end', 'script_timeout', 'import itertools\nreturn 1 in itertools.repeat(0)'],
  ['a sum in a class without end', 'script_timeout', 'class A: pass\nmax(range(10 ** 15))'],
  ['a regular expression that backtracks', 'script_timeout', `import re\nre.match('(a+)+$', 'a' * 50 + 'b')`],
  ['a number that is too large', 'script_', 'return {"a": 10 ** 10 ** 8}'],
  ['an allocation bomb', 'script_', 'a = [1]\nwhile True: a = a + a'],
  ['buffers', 'script_', 'a = []\nwhile True: a.append(bytearray(2 ** 22))'],
  ['one buffer', 'script_memory', 'bytearray(2 ** 30)'],
  ['a text bomb', 'script_', `s = 'x'\nwhile True: s += s`],
  [
    'an allocation bomb that catches',
    'script_',
    'a = [1]\nwhile True:\n  try:\n    a = a + a\n  except MemoryError: pass',
  ],
  ['endless recursion', 'script_failed', 'def f(): return f()\nreturn f()'],
  ['endless recursion that catches', 'script_', 'def f():\n  try: f()\n  finally: f()\nf()'],
  ['recursion in the interpreter', 'script_', 'a = []\nfor i in range(200000): a = [a]\nreturn {"a": repr(a)}'],
  ['a regular expression that is too deep', 'script_', `import re\nre.compile('(' * 50000)`],
  ['an output that is too long', 'script_output_invalid', `return {'text': 'x' * ${SCRIPT_LIMITS.output + 1}}`],
  ['an output of a gigabyte', 'script_', `return {'text': [('x' * 2 ** 20)] * 1024}`],
  ['an output that holds itself', 'script_output_invalid', `a = {}\na['a'] = a\nreturn a`],
  ['an output that is too deep', 'script_output_invalid', `a = {}\nfor i in range(70): a = {'a': a}\nreturn a`],
  ['too many items', 'script_output_invalid', `return [{}] * (${SCRIPT_LIMITS.items} + 1)`],
  ['a text instead of an item', 'script_output_invalid', `return 'x'`],
  ['a set', 'script_output_invalid', `return {'a': {1, 2}}`],
  ['a coroutine', 'script_output_invalid', 'async def f(): return item\nreturn f()'],
  ['not a number', 'script_output_invalid', `return {'a': float('nan')}`],
  ['half a character', 'script_output_invalid', `return {'a': '\\ud800'}`],
  [
    'a property that never ends',
    'script_timeout',
    'class A(dict):\n  def items(self):\n    while True: pass\nreturn A(a=1)',
  ],
  ['deep JSON', 'script_', `import json\nreturn json.loads('[' * 1000000)`],
  ['an end of the program', 'script_failed', 'raise SystemExit(0)'],
  ['an interrupt', 'script_failed', 'raise KeyboardInterrupt'],
]
test.each([
  ['of a proven script', 'pass'],
  ['of any other', 'class Unproven: pass'],
])(
  'rows 45-50: what goes past a limit costs its item alone: %s',
  async (_, first) => {
    const costs = COSTS.filter(([, , source]) => first !== 'pass' || !/class|async/.test(source))
    const branches = costs.map(([, , source], i) => `if item['case'] == ${i}:\n  ${source.replaceAll('\n', '\n  ')}`)
    const script = await open([first, ...branches, `return {'id': item['id']}`].join('\n'))
    const good = (id: number) => ({ ok: true, items: [{ id }], logs: [] })
    for (const [i, [name, code]] of costs.entries()) {
      const results = await script.run([{ case: -1, id: 1 }, { case: i }, { case: -1, id: 2 }])
      expect(results, name).toMatchObject([
        good(1),
        { ok: false, fault: { code: expect.stringContaining(code) } },
        good(2),
      ])
    }
  },
  120_000,
)

test('rows 47, 50: bombs take none of the memory of the process that holds the sandbox', async () => {
  const bombs = COSTS.filter(([name]) => /bomb|buffer|gigabyte|too long/.test(name))
  const branches = bombs.map(([, , source], i) => `if item['bomb'] == ${i}:\n  ${source.replaceAll('\n', '\n  ')}`)
  const script = await open(branches.join('\n'))
  const before = process.memoryUsage.rss()
  let peak = before
  const watching = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 10)
  const results = await script.run(bombs.map((_, bomb) => ({ bomb }))).finally(() => clearInterval(watching))
  expect(results).toHaveLength(bombs.length)
  expect(results.some(({ ok }) => ok)).toBe(false)
  expect(peak - before).toBeLessThan(HOST_BYTES)
}, 60_000)

test('a sandbox that dies costs the item that was in it; the rest runs in a new one', async () => {
  const script = await open('return item')
  expect(await script.run([{ id: 1 }])).toMatchObject([{ ok: true }])
  process.kill(script.pid ?? 0, 'SIGKILL')
  expect(await script.run([{ id: 2 }, { id: 3 }])).toMatchObject([{}, { ok: true, items: [{ id: 3 }] }])
  expect(await script.run([{ id: 4 }])).toMatchObject([{ ok: true }])
})
