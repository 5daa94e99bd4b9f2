import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'

const PROGRAM = fileURLToPath(new URL('./child/main.ts', import.meta.url))
const PACKAGE = dirname(dirname(PROGRAM))
const require = createRequire(import.meta.url)

/** Folders that the program is read from. */
const READABLE = [
  dirname(PACKAGE),
  ...['quickjs-emscripten-core', '@jitl/quickjs-wasmfile-release-sync', '@jitl/quickjs-ffi-types'].map(folderOf),
]

function folderOf(name: string): string {
  const entry = require.resolve(name)
  const inside = join('node_modules', ...name.split('/'))
  return entry.slice(0, entry.lastIndexOf(inside + sep) + inside.length)
}

/**
 * The first wall is the interpreter: WebAssembly, into and out of which goes text alone. What got through it would be in a process
 * - that has no environment, no secrets and nothing of the feed but these items;
 * - that Node's permission model keeps from files, network, children, workers and native code;
 * - that, where bubblewrap can be used, has no network, no other processes and no files but Node's own, and no privileges.
 */
export const spawnSandbox = (): ChildProcessByStdio<Writable, Readable, null> => spawnWalled([PROGRAM])

/** @param program Node's arguments that say what is run */
export function spawnWalled(program: readonly string[]): ChildProcessByStdio<Writable, Readable, null> {
  const node = [
    process.execPath,
    '--permission',
    ...READABLE.map((folder) => `--allow-fs-read=${folder}`),
    '--disable-warning=ExperimentalWarning',
    '--no-addons',
    '--disallow-code-generation-from-strings',
    '--max-old-space-size=64',
    '--max-semi-space-size=2',
    ...program,
  ]
  const [command = '', ...args] = hasBubblewrap() ? [...BUBBLEWRAP, ...node] : node
  return spawn(command, args, { env: {}, cwd: '/', stdio: ['pipe', 'pipe', 'ignore'] })
}

const bind = (folder: string): string[] => (existsSync(folder) ? ['--ro-bind', folder, folder] : [])

const BUBBLEWRAP = [
  'bwrap',
  '--unshare-all',
  '--cap-drop',
  'ALL',
  '--die-with-parent',
  '--new-session',
  '--clearenv',
  ...['/lib', '/lib64', '/usr/lib', '/usr/lib64', dirname(process.execPath), ...READABLE].flatMap(bind),
  '--dev',
  '/dev',
  '--chdir',
  '/',
]

let bubblewrap: boolean | undefined

/** Whether bubblewrap is there and may be used: some systems forbid namespaces. */
export function hasBubblewrap(): boolean {
  bubblewrap ??= spawnSync(BUBBLEWRAP[0] ?? '', [...BUBBLEWRAP.slice(1), process.execPath, '--version']).status === 0
  return bubblewrap
}
