/**
 * Attempts to get out of the sandbox of Python, or to leave something behind in it, after published classes of attack. Each runs as an
 * item of one script, which is unproven for them; the item after it looks around. What a proven script can reach has its own attempts.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { loadPyodide } from 'pyodide'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PYTHON_SOURCE } from './child/python/image.ts'
import { coolSandbox, Script } from './index.ts'
import { spawnWalled } from './walls.ts'

const SECRET = 'canary-8f14e45f'
const folder = mkdtempSync(join(tmpdir(), 'halcyon-canary-'))
const file = join(folder, 'secret.txt')
writeFileSync(file, SECRET)
process.env.HALCYON_CANARY = SECRET
let knocks = 0
const server = createServer((_, response) => {
  knocks++
  response.end(SECRET)
})
const PORT = '@PORT@'

/** Ways to what a script is not given: modules of the system, by the classes and frames that are always in reach. */
const WAYS = `
def classes(kind=object):
    found = []
    for sub in type.__subclasses__(kind):
        found += [sub, *(classes(sub) if sub is not type else [])]
    return found
def module(name):
    for kind in classes():
        for held in vars(kind).values():
            space = getattr(held, '__globals__', None)
            if space is None: continue
            found = space.get('sys')
            if found is not None and hasattr(found, 'modules'):
                return found.modules[name] if name in found.modules else found.modules['builtins'].__import__(name)
    raise LookupError(name)
def load(name):
    return module('importlib').import_module(name)
def poke(at, *values):
    class Byte(load('_ctypes')._SimpleCData): _type_ = 'B'
    for i, value in enumerate(values): Byte.from_address(at + i).value = value
def peek(at, count):
    class Byte(load('_ctypes')._SimpleCData): _type_ = 'B'
    return bytes(Byte.from_address(at + i).value for i in range(count))
`

/** Each gives back what it got hold of; that it was something is what must not be. */
const GAINS = [
  `import os\nreturn got(os.environ)`,
  `import sys\nreturn got(sys.modules)`,
  `import js\nreturn got(js)`,
  `import pyodide_js\nreturn got(pyodide_js)`,
  `import pyodide\nreturn got(pyodide)`,
  `from pyodide.code import run_js\nreturn got(run_js('process'))`,
  `import micropip\nreturn got(micropip)`,
  `import ctypes\nreturn got(ctypes)`,
  `import _ctypes\nreturn got(_ctypes)`,
  `import subprocess\nreturn got(subprocess)`,
  `import socket\nreturn got(socket)`,
  `import importlib\nreturn got(importlib)`,
  `import builtins\nreturn got(builtins)`,
  `import pickle\nreturn got(pickle)`,
  `import marshal\nreturn got(marshal)`,
  `import gc\nreturn got(gc)`,
  `import signal\nreturn got(signal)`,
  `import threading\nreturn got(threading)`,
  `import atexit\nreturn got(atexit)`,
  `import posix\nreturn got(posix)`,
  `from os import path\nreturn got(path)`,
  `from . import os\nreturn got(os)`,
  `from json import __builtins__ as b\nreturn got(b['open']('${file}').read())`,
  `return got(__import__('os'))`,
  `return got(open('${file}').read())`,
  `return got(eval('1'))`,
  `exec('x = 1')\nreturn got(1)`,
  `return got(compile('1', '', 'eval'))`,
  `breakpoint()\nreturn got(1)`,
  `return got(input())`,
  `help()\nreturn got(1)`,
  `return got(__builtins__.open)`,
  `return got(__builtins__['open'])`,
  `return got(globals()['__builtins__']['open'])`,
  `return got(__loader__)`,
  `return got(__spec__)`,
  // With the modules of the system in hand.
  `return got(module('os').environ['HALCYON_CANARY'])`,
  `return got(module('builtins').open('${file}').read())`,
  `return got(module('io').FileIO('${file}').read())`,
  `return got(module('posix').open('${file}', 0))`,
  `return got(module('os').listdir('${folder}'))`,
  `return got(module('os').listdir('/'))`,
  `module('builtins').open('/tmp/left', 'w').write('x')\nreturn got(1)`,
  `module('os').mkdir('/tmp/left')\nreturn got(1)`,
  `return got(module('os').getcwd())`,
  `return got(module('posix').pipe())`,
  `return got(module('os').system('id'))`,
  `return got(load('subprocess').run(['id']))`,
  `return got(module('posix').fork())`,
  `return got(load('urllib.request').urlopen('http://127.0.0.1:${PORT}/').read())`,
  `s = load('_socket').socket()\ns.connect(('127.0.0.1', ${PORT}))\nreturn got(1)`,
  `return got(load('socket').getaddrinfo('localhost', 80))`,
  `return got(load('js').process)`,
  `return got(module('js').Object)`,
  `return got(load('pyodide_js')._module)`,
  `return got(load('pyodide_js').FS)`,
  `return got(load('pyodide.code').run_js('1'))`,
  `return got(load('_pyodide_core').JsProxy('x'))`,
  `return got(load('_pyodide_core').jsnull.constructor)`,
  `core = load('_pyodide_core')\nreturn got([repr(core.create_proxy(got)) for _ in [1]])`,
  `core = load('_pyodide_core')\nreturn got(str(core.to_js({'a': 1})))`,
  `core = load('_pyodide_core')\nreturn got(core.run_sync(1))`,
  `proxies = [kind for kind in classes() if kind.__name__ == 'JsProxy']\nheld = [x for x in load('gc').get_objects() if type(x) in proxies]
for proxy in held:\n  found = proxy.constructor\n  return got(str(found))`,
  `held = [x for x in load('gc').get_objects() if 'Js' in type(x).__name__]\nreturn got([x.constructor.constructor('return process')() for x in held][0])`,
  `held = [x for x in load('gc').get_objects() if 'Js' in type(x).__name__]\nreturn got([dir(x) for x in held][0])`,
  `api = load('_pyodide._base')\nreturn got(load('pyodide.http').open_url('http://127.0.0.1:${PORT}/'))`,
  `import_lib = load('_pyodide._importhook')\nimport_lib.register_js_module('left', {})\nreturn got(1)`,
  `c = load('_ctypes')\nreturn got(c.dlopen('libc.so', 0))`,
  `class Call(load('_ctypes').CFuncPtr): _flags_ = 1\nreturn got(Call(('emscripten_run_script_int', None)))`,
  `c = load('ctypes')\nreturn got(c.CDLL(None).emscripten_run_script_int(b'process.pid'))`,
  `c = load('ctypes')\nreturn got(c.pythonapi.Py_GetVersion())`,
  `c = load('ctypes')\nf = c.CFUNCTYPE(c.c_int)(lambda: 1)\nreturn got(f())`,
  `return got(load('ctypes.util').find_library('c'))`,
  `t = load('_thread')\nt.start_new_thread(print, ('x',))\nreturn got(1)`,
  `load('signal').setitimer(0, 0.001)\nreturn got(1)`,
  `return got(load('_signal').raise_signal(9))`,
  `import time\ntime.sleep(60)\nreturn got(1)`,
  `return got(load('random').SystemRandom().random())`,
  `import uuid\nreturn got(uuid.uuid4())`,
  `return got(load('webbrowser').open('http://127.0.0.1:${PORT}/'))`,
  `return got(load('sqlite3').connect('${file}').execute('select 1').fetchall())`,
  `return got(load('platform').node())`,
  `module('os')._exit(0)\nreturn got(1)`,
  `module('os').abort()\nreturn got(1)`,
  `load('faulthandler')._sigsegv()\nreturn got(1)`,
  `load('faulthandler')._stack_overflow()\nreturn got(1)`,
] as const

/** Ways to leave something for the next item. */
const TRACES = [
  `import json\njson.dumps = lambda *a, **k: '{"leak": 1}'`,
  `import json\njson.loads = lambda *a, **k: {'leak': 1}`,
  `import json\njson.leak = 1`,
  `import json\njson.encoder.c_make_encoder = None\njson.decoder.scanner = None`,
  `import json\njson.dumps.__code__ = (lambda *a, **k: 'leak').__code__`,
  `import json\njson.dumps.__defaults__ = (1,)\njson.dumps.__kwdefaults__ = {'indent': 4}`,
  `import json\njson.dumps.__globals__['_default_encoder'] = None`,
  `import json\nvars(json).clear()`,
  `import json\njson.__class__ = type('M', (type(json),), {'leak': 1})`,
  `import re\nre._cache.clear()\nre._cache[str, 'b(c)', 0] = re.compile('.*')\nre._cache2[str, 'b(c)', 0] = re.compile('.*')`,
  `import re\nre.compile = re.match = re.search = None`,
  `import re\nre.I._value_ = 0\nre.RegexFlag.leak = 1`,
  `module('builtins').len = lambda x: 99`,
  `module('builtins').leak = 1`,
  `module('builtins').print = lambda *a: None`,
  `module('builtins').__build_class__ = None`,
  `__builtins__['len'] = lambda x: 99`,
  `globals()['__builtins__']['leak'] = 1`,
  `globals()['leak'] = 1`,
  `global leak\nleak = 1`,
  `len.__self__.len = lambda x: 99`,
  `print.__globals__['LOGS'] = ['leak']`,
  `print.__globals__['SCRIPT'] = lambda item: {'leak': 1}`,
  `print.__globals__['SETTINGS']['output'] = 10 ** 9`,
  `print.__globals__['run_item'].__code__ = (lambda text: b'leak').__code__`,
  `print.__globals__['open_script']('{}')`,
  `print.__code__ = (lambda *a, **k: None).__code__`,
  `print.leak = 1`,
  `module('sys').modules['json'] = None`,
  `module('sys').modules.clear()`,
  `module('sys').modules['leak'] = 1`,
  `module('sys').path.append('/leak')\nmodule('sys').meta_path.clear()`,
  `module('sys').setrecursionlimit(60)`,
  `module('sys').settrace(lambda *a: None)`,
  `module('sys').setprofile(lambda *a: None)`,
  `module('sys').addaudithook(lambda *a: 1 / 0)`,
  `module('sys').excepthook = module('sys').unraisablehook = module('sys').displayhook = lambda *a: None`,
  `module('sys').breakpointhook = lambda: 1`,
  `module('sys').set_int_max_str_digits(640)`,
  `module('sys').setswitchinterval(1000)`,
  `module('sys').monitoring.use_tool_id(1, 'leak')`,
  `module('sys')._getframe(1).f_globals['SCRIPT'] = None`,
  `module('sys')._getframe(0).f_back.f_globals['leak'] = 1`,
  `try: 1 / 0\nexcept Exception as e: e.__traceback__.tb_frame.f_back.f_globals['LOGS'].append('leak')`,
  `g = (x for x in [1])\ng.gi_frame.f_globals['leak'] = 1`,
  `def g():\n  yield g.gi_frame\ng = g()\nnext(g).f_back.f_globals['leak'] = 1`,
  `async def f(): pass\nc = f()\nc.cr_frame.f_globals['leak'] = 1\nc.close()`,
  `(lambda: 0).__globals__['leak'] = 1`,
  `''.format.__self__.__class__.leak = 1`,
  `'{0.__globals__[leak]}'.format(print)`,
  `load('gc').disable()`,
  `load('gc').set_threshold(1)\nload('gc').callbacks.append(lambda *a: print('leak'))`,
  `for d in load('gc').get_objects():\n  if type(d) is dict and 'run_item' in d: d['leak'] = d['SCRIPT'] = 1`,
  `load('atexit').register(lambda: print('leak'))`,
  `load('weakref').finalize(print, lambda: print('leak'))`,
  `load('warnings').simplefilter('error')`,
  `load('warnings').showwarning = lambda *a: print('leak')`,
  `load('codecs').register(lambda name: None)\nload('codecs').register_error('strict', lambda e: ('leak', e.end))`,
  `load('encodings').aliases.aliases['utf_8'] = 'rot_13'`,
  `load('copyreg').dispatch_table[dict] = lambda x: (str, ('leak',))`,
  `load('locale').setlocale(0, 'C')`,
  `load('decimal').getcontext().prec = 3`,
  `import decimal\ndecimal.setcontext(decimal.Context(prec=2, rounding=decimal.ROUND_UP))`,
  `load('random').seed(1)`,
  `load('time').tzset()\nload('os').environ['TZ'] = 'leak'`,
  `load('contextvars').ContextVar('leak').set(1)`,
  `load('asyncio').set_event_loop_policy(None)`,
  `load('_abc')._abc_register\nimport collections.abc\ncollections.abc.Mapping.register(int)`,
  `import collections\ncollections.Counter.leak = 1\ncollections.Counter.update = None`,
  `import datetime, typing, dataclasses\ntyping.Any.leak = 1\ndataclasses.dataclass = None`,
  `import enum\nclass E(enum.Enum):\n  A = 1\nenum.Enum.leak = 1\nenum.EnumType.__call__ = None`,
  `import contextlib\nclass C(contextlib.ContextDecorator): pass\ncontextlib.ContextDecorator.leak = 1`,
  `class A: pass\nmodule('builtins').leak = A()`,
  `class A:\n  def __del__(self): print('leak')\na = [A()]\na.append(a)`,
  `class A(dict):\n  def __hash__(self): return hash('a')\n  def __eq__(self, other): return True\nimport re\nre._cache[A()] = 1`,
  `class M(type):\n  def mro(cls): return [cls, object]\nclass A(metaclass=M): pass`,
  `class A:\n  def __init_subclass__(cls): module('builtins').leak = 1\nclass B(A): pass`,
  `class A(Exception):\n  def __str__(self): module('builtins').leak = 1\n  lineno = property(__str__)\nraise A`,
  `class A(SyntaxError):\n  @property\n  def lineno(self): module('builtins').len = None; return 1\nraise A('x')`,
  `class A(str):\n  def __getitem__(self, key): return 'leak'\nprint(A('x'))`,
  `def g():\n  try: yield 1\n  finally: print('leak')\na = [g()]\nnext(a[0])\na.append(a)`,
  `p = load('pickle')\np.loads(b"cbuiltins\\nsetattr\\n(cbuiltins\\ndict\\nVleak\\nI1\\ntR.")`,
  `p = load('pickle')\nbuiltins = module('builtins')\np.loads(b"cbuiltins\\nexec\\n(Vimport builtins; builtins.leak = 1\\ntR.")`,
  `m = load('marshal')\ncode = (lambda: 0).__code__\nf = type(lambda: 0)(m.loads(m.dumps(code.replace(co_consts=(None, 1)))), {})\nmodule('builtins').leak = f`,
  `code = (lambda: 0).__code__\ntype(lambda: 0)(code.replace(co_code=b'\\x64\\xff' * 1000), {})()`,
  `code = (lambda: 0).__code__\ntype(lambda: 0)(code.replace(co_code=b'\\xff' * 64, co_stacksize=1), {})()`,
  // With the whole memory of the interpreter in hand.
  `poke(id(1), *[255] * 64)`,
  `poke(id(None), *[0] * 64)`,
  `poke(id(dict) + 84, 0, 0, 0, 0)\ndict.leak = 1`,
  `poke(id(int) + 84, 0, 0, 0, 0)\nint.leak = 1`,
  `at = id('seen')\nwhile peek(at, 4) != b'seen': at += 1\npoke(at, *b'leak')`,
  `for at in range(2 ** 20, 2 ** 24, 4096): poke(at, *b'leak')`,
  `for at in range(1024, 2 ** 16): poke(at, 65)`,
  `def f(): pass\npoke(id(f.__code__) + 40, *[255] * 32)\nf()`,
  `class Call(load('_ctypes').CFuncPtr): _flags_ = 1; _restype_ = None\nfor i in range(1, 200): Call(i)()`,
  `class Call(load('_ctypes').CFuncPtr): _flags_ = 1; _restype_ = None\nCall(2 ** 31)()`,
  `a = bytearray(2 ** 23)\npoke(id(a) + 2 ** 21, *b'leak')`,
  `load('gc').get_referents(vars(dict))[0]['leak'] = 1`,
  `load('gc').get_referents(vars(str))[0]['slice'] = 1\nload('gc').get_referents(vars(str))[0]['upper'] = lambda s: 'leak'`,
  `load('gc').get_referents(vars(list))[0]['append'] = None\n[].append`,
  `(lambda: (1, 2)).__code__.co_consts\nimport gc`,
  `item['self'] = item\nmodule('builtins').leak = item`,
  `try: raise ValueError\nexcept ValueError as e: module('builtins').leak = e`,
  `import functools\n@functools.lru_cache\ndef f(): pass\nmodule('builtins').leak = f`,
  `import io\nmodule('sys').stdout = module('sys').stderr = io.StringIO()`,
  `module('os').environ['leak'] = '1'`,
  `load('importlib').reload(module('json'))`,
  `load('types').FunctionType.leak = 1`,
  `load('ast').parse = None\nload('linecache').cache['<script>'] = (1, None, ['leak'], '')`,
] as const

/** What a proven script has in reach: nothing here may make a difference to the next item. */
const PROVEN_TRACES = [
  `item.update(leak=1)\nitem.clear()`,
  `import re\nre.compile('b(c)', re.I).search('abc')\nfor i in range(600): re.compile(str(i))`,
  `import re\nre.sub('b(c)', 'leak', 'abc')`,
  `import json\njson.loads('{"a": 1}', object_hook=lambda x: 'leak')`,
  `import json\njson.dumps({1, 2}, default=lambda x: 'leak')`,
  `from decimal import Decimal\nDecimal(1) / 3\ntry: Decimal('x')\nexcept Exception: pass`,
  `from functools import partial\npartial(print, sep='leak')`,
  `from collections import Counter, defaultdict\nCounter('aab').update('leak')\ndefaultdict(list)['leak'].append(1)`,
  `from datetime import datetime\ndatetime.strptime('2026', '%Y')`,
  `import csv, io\ncsv.writer(io.StringIO()).writerow(['leak'])`,
  `len = print = list = dict = str = lambda *a: 'leak'`,
  `def len(x): return 99\ndef print(*a): return 'leak'`,
  `print = None`,
  `import json as re`,
  `for json in [1]: pass`,
  `x = [].append\nx(1)\nx = 'leak'.format`,
  `'{0.__globals__}'.format(item)\n'{0.__class__.__init__.__globals__}'.format(print)`,
  `def f(x=[]):\n  x.append('leak')\n  return x\nf()\nf()`,
  `a = [1]\na.append(a)\nb = {'a': a}\nb['b'] = b`,
  `def g():\n  x = [1]\n  while 1: yield x\na = g()\nnext(a).append(a)`,
  `x = iter([1])\nnext(x)\nx = map(print, ['leak'])`,
  `import base64, zlib\nzlib.decompress(zlib.compress(b'leak' * 100000))`,
  `import math\nfrom math import pi, tau as pi`,
  `from urllib.parse import urlsplit\nurlsplit('http://leak/')._replace(scheme='x')`,
  `import copy\ncopy.deepcopy(copy.copy(item))\ncopy.copy(copy)`,
  `x = bytearray(2 ** 24)\nx[0] = 1`,
  `raise ValueError('leak', item)`,
  `try: raise ValueError\nexcept ValueError as e: e.add_note('leak')`,
  `import io\nio.StringIO().write('leak')\nprint('leak', file=io.StringIO())`,
  `x = lambda: x\ny = [x, lambda: y]`,
  `match item:\n  case dict(): item['leak'] = 1`,
  `import itertools\nitertools.tee(itertools.cycle('leak'))`,
  `(leak := 1)\n[leak := x for x in [1]]`,
] as const

/** Of the traces, those that are plain Python and change nothing that lasts. */
const HARMLESS: ReadonlySet<string> = new Set([`'{0.__globals__[leak]}'.format(print)`])

/** What an item sees that comes after: all must be as at the start. */
const LOOK = `
import json, re
from collections import Counter
from decimal import Decimal
def raises():
    try:
        return leak
    except NameError as error:
        return str(error)
print('seen', len([1, 2]))
return {
    'leak': raises(), 'json': json.dumps(json.loads('{"a": [1, {"b": 2}]}')), 'match': re.search('b(c)', 'abc')[1],
    'count': Counter('aab'), 'upper': 'abc'.upper(), 'slice': 'abcdef'[1:3], 'sorted': sorted([3, 1, 2]), 'sum': sum([1, 2]),
    'third': str(Decimal(1) / 3), 'int': int('7') + 1, 'format': '{:>4}'.format(1), 'set': list({'a', 'b', 'c', 'd'}),
    'isinstance': [isinstance(1, int), isinstance({}, list)], 'large': str(10 ** 1000)[:5], 'utf8': 'ä'.encode().decode('utf-8'),
    'append': [*map(str, range(3))], 'caught': raises(),
}`

/** More of it that only an unproven script can see. */
const LOOK_CLOSER = `
import datetime, typing, enum, dataclasses, collections.abc, copy
def deep(n): return 0 if n == 0 else 1 + deep(n - 1)
@dataclasses.dataclass
class Point:
    x: int = 1
class Level(enum.Enum):
    A = 1
closer = {
    'attributes': [hasattr(held, 'leak') for held in (json, re, print, dict, int, str, Counter, typing.Any, enum.Enum, type(print))],
    'mapping': isinstance(1, collections.abc.Mapping), 'point': dataclasses.asdict(Point()), 'level': Level.A.name, 'deep': deep(200),
    'globals': sorted(globals()), 'builtins': len(globals()['__builtins__']), 'copied': copy.copy({'a': 1}), 'flag': re.I.value,
    'modules': len(module('sys').modules), 'path': list(module('sys').path), 'real': sorted(vars(module('builtins'))),
    'trace': [module('sys').gettrace(), module('sys').getprofile()], 'limit': module('sys').getrecursionlimit(),
    'digits': module('sys').get_int_max_str_digits(), 'main': sorted(module('sys').modules['__main__'].__dict__),
    'environ': dict(module('os').environ), 'filters': len(module('warnings').filters), 'open_': repr(module('builtins').len),
    'precision': module('decimal').getcontext().prec, 'hook': repr(module('sys').excepthook)[:20],
}`

const lines = (source: string, by = '    '): string => by + source.replaceAll('\n', `\n${by}`)
const branches = (sources: readonly string[]): string =>
  sources.map((source, i) => `if item.get('attempt') == ${i}:\n${lines(source)}`).join('\n')
const GOT = `def got(what): return {'escaped': str(type(what)), 'what': str(what)[:200]}\n`

const attempts = [...GAINS, ...TRACES.map((trace) => `${trace}\nreturn {}`)]

/** As a function of its own: an attempt may make names local that the look uses. */
const asItem = (sources: readonly string[], before: string, look: string): string =>
  `${before}def attempt():\n${lines(branches(sources))}\nif 'attempt' in item: return attempt()\n${look}`

let port = 0
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  coolSandbox()
  server.close()
  delete process.env.HALCYON_CANARY
  rmSync(folder, { recursive: true })
})

async function opened(source: string): Promise<Script> {
  const script = await Script.open({ language: 'python', source: source.replaceAll(PORT, String(port)) })
  if (!(script instanceof Script)) throw new Error(`${script.message} (line ${script.line})`)
  return script
}

test('there are at least forty', () => {
  expect(attempts.length).toBeGreaterThanOrEqual(40)
})

test('rows 51, 52: none gets anything of the host, or leaves anything behind', async () => {
  const look = LOOK_CLOSER + LOOK.replace(/\}$/, `    **closer,\n}`)
  const script = await opened(asItem(attempts, GOT + WAYS, `${LOOK.split('\n').slice(0, 4).join('\n')}${look}`))
  const [before] = await script.run([{}])
  expect(before).toMatchObject({ ok: true, items: [{ leak: expect.stringContaining('not defined'), deep: 200 }] })
  // Each alone, so that none ends the process of another.
  for (const [i, name] of attempts.entries()) {
    const [result, after] = await script.run([{ attempt: i }, {}])
    const text = JSON.stringify(result)
    expect(text, name).not.toContain(SECRET)
    expect(text, name).not.toContain('"escaped"')
    expect(after, `after: ${name}`).toEqual(before)
  }
  expect(knocks).toBe(0)
  script.close()
}, 240_000)

/** Else the test below would hold whatever a proven script could do: the interpreter would be put back after each item. */
test('its attempts are of a proven script, and what would change anything is not', async () => {
  const pyodide = await loadPyodide()
  pyodide.runPython(PYTHON_SOURCE)
  const isProven = (source: string): unknown => {
    pyodide.globals.set('source', source)
    return pyodide.runPython('leaves_nothing(ast.parse(source))')
  }
  for (const source of [...PROVEN_TRACES, LOOK]) expect(isProven(source), source).toBe(true)
  for (const source of [...TRACES, LOOK_CLOSER]) {
    const calls = /module\(|load\(|poke\(/.test(source)
    if (!calls && !HARMLESS.has(source)) expect(isProven(source), source).toBe(false)
  }
}, 60_000)

test('nor does what a proven script can reach', async () => {
  const traces = PROVEN_TRACES.map((trace) => `${trace}\nreturn {}`)
  const script = await opened(asItem(traces, '', LOOK))
  const [before] = await script.run([{}])
  expect(before).toMatchObject({ ok: true, logs: ['seen 2'] })
  const results = await script.run(traces.flatMap((_, attempt) => [{ attempt }, {}]))
  for (const [i, name] of traces.entries()) expect(results[i * 2 + 1], `after: ${name}`).toEqual(before)
  script.close()
}, 60_000)

/** The second wall: what would be reached if the interpreter had a hole. */
test('the process around the interpreter has no environment, files, network or children', async () => {
  const probe = `
    const tried = {}
    const attempt = async (name, run) => { try { await run(); tried[name] = 'done' } catch (error) { tried[name] = error.code ?? error.name } }
    await attempt('file', async () => (await import('node:fs')).readFileSync(${JSON.stringify(file)}))
    await attempt('write', async () => (await import('node:fs')).writeFileSync(${JSON.stringify(join(folder, 'new'))}, 'x'))
    await attempt('network', async () => fetch('http://127.0.0.1:${port}/'))
    await attempt('child', async () => (await import('node:child_process')).execFileSync('/bin/true'))
    await attempt('worker', async () => new (await import('node:worker_threads')).Worker('0', { eval: true }))
    await attempt('addon', async () => process.dlopen({ exports: {} }, '/x.node'))
    await attempt('code', async () => new Function('return 1')())
    tried.env = Object.keys(process.env).join()
    process.stdout.write(JSON.stringify(tried))`
  const { stdout } = spawnWalled('python', ['--input-type=module', '-e', probe])
  const { env, ...doors }: Record<string, string> = JSON.parse(await text(stdout))
  expect(env).toBe('')
  expect(Object.entries(doors).filter(([, result]) => result === 'done')).toEqual([])
  expect(Object.keys(doors)).toHaveLength(7)
  expect(knocks).toBe(0)
})
