import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants, setPriority } from 'node:os'
import { dirname, join, sep } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { Language } from './child/protocol.ts'

const PROGRAM = fileURLToPath(new URL('./child/main.ts', import.meta.url))
const PACKAGE = dirname(dirname(dirname(PROGRAM)))
const IMAGE_PROGRAM = fileURLToPath(new URL('./child/python/make-image.ts', import.meta.url))
const IMAGE_FOLDER = join(PACKAGE, '.build')
const require = createRequire(import.meta.url)

/** Folders that the program and its interpreter are read from. */
const READABLE: Record<Language, readonly string[]> = {
  javascript: [
    PACKAGE,
    ...['quickjs-emscripten-core', '@jitl/quickjs-wasmfile-release-sync', '@jitl/quickjs-ffi-types'].map(folderOf),
  ],
  python: [PACKAGE, folderOf('pyodide')],
}

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
export const spawnSandbox = (language: Language): ChildProcessByStdio<Writable, Readable, null> =>
  spawnWalled(language, [PROGRAM, language])

/** Has the image made from which Python starts quickly, once, at leisure, where the folder can be written: else it starts as before. */
export function makePythonImage(): void {
  if (imageAsked) return
  imageAsked = true
  try {
    mkdirSync(IMAGE_FOLDER, { recursive: true })
  } catch {
    // A folder that only others may write: they make it, or nobody does.
    return
  }
  const files = [...READABLE.python.map((folder) => `--allow-fs-read=${folder}`), `--allow-fs-write=${IMAGE_FOLDER}`]
  const child = spawn(process.execPath, ['--permission', ...files, IMAGE_PROGRAM], {
    env: {},
    cwd: '/',
    stdio: 'ignore',
  })
  child.on('error', () => undefined)
  child.unref()
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
}
let imageAsked = false

/** @param program Node's arguments that say what is run */
export function spawnWalled(
  language: Language,
  program: readonly string[],
): ChildProcessByStdio<Writable, Readable, null> {
  const node = [
    process.execPath,
    '--permission',
    ...READABLE[language].map((folder) => `--allow-fs-read=${folder}`),
    '--disable-warning=ExperimentalWarning',
    '--no-addons',
    '--disallow-code-generation-from-strings',
    '--max-old-space-size=64',
    '--max-semi-space-size=2',
    ...program,
  ]
  const [command = '', ...args] = hasBubblewrap() ? [...bubblewrapWith(READABLE[language]), ...node] : node
  return spawn(command, args, { env: {}, cwd: '/', stdio: ['pipe', 'pipe', 'ignore'] })
}

const bind = (folder: string): string[] => (existsSync(folder) ? ['--ro-bind', folder, folder] : [])

/** @param readable folders, beside Node's own and the system's libraries */
const bubblewrapWith = (readable: readonly string[]): string[] => [
  'bwrap',
  '--unshare-all',
  '--cap-drop',
  'ALL',
  '--die-with-parent',
  '--new-session',
  '--clearenv',
  ...['/lib', '/lib64', '/usr/lib', '/usr/lib64', dirname(process.execPath), ...readable].flatMap(bind),
  '--dev',
  '/dev',
  '--chdir',
  '/',
]

let bubblewrap: boolean | undefined

/** Whether bubblewrap is there and may be used: some systems forbid namespaces. */
export function hasBubblewrap(): boolean {
  if (bubblewrap === undefined) {
    const [command = '', ...args] = bubblewrapWith([])
    bubblewrap = spawnSync(command, [...args, process.execPath, '--version']).status === 0
  }
  return bubblewrap
}
