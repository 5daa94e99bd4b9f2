import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'

const LEAN = new URL('./lean-process.ts', import.meta.url).href
const FLAGS = ['--expose-gc', '--max-semi-space-size=8', '--heap-growing-percent=100']

/** A process that begins as the program does, then does `work`. */
function start(work: string, env: NodeJS.ProcessEnv = {}, args: readonly string[] = []): ChildProcess {
  const { MALLOC_ARENA_MAX: _, ...rest } = process.env
  const script = `const { leanProcess } = await import('${LEAN}'); leanProcess(); ${work}`
  return spawn(process.execPath, ['--no-warnings', '--input-type=module', '--eval', script, ...args], {
    env: { ...rest, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

const TELL = `console.log(JSON.stringify({
  pid: process.pid, flags: process.execArgv, args: process.argv.slice(1), arenas: process.env.MALLOC_ARENA_MAX,
  kept: process.env.HALCYON_KEPT, collector: typeof globalThis.gc }))`

async function told(child: ChildProcess) {
  const [output, [code]] = await Promise.all([child.stdout === null ? '' : text(child.stdout), once(child, 'exit')])
  return {
    code,
    lines: output
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line)),
  }
}

test.runIf(process.platform === 'linux')(
  'starts again once, in place, with its flags, arguments and environment',
  async () => {
    const child = start(TELL, { HALCYON_KEPT: 'kept' }, ['start', '--role', 'a b'])
    const { code, lines } = await told(child)
    expect(code).toBe(0)
    expect(lines).toEqual([
      {
        pid: child.pid,
        flags: expect.arrayContaining([...FLAGS, '--no-warnings']),
        args: ['start', '--role', 'a b'],
        arenas: '2',
        kept: 'kept',
        collector: 'function',
      },
    ])
  },
)

test('stays as it is where it has been told about arenas', async () => {
  const { lines } = await told(start(TELL, { MALLOC_ARENA_MAX: '4' }))
  expect(lines).toMatchObject([{ arenas: '4', collector: 'undefined' }])
})

test('its exit code is the program’s', async () => {
  expect(await once(start('process.exit(7)'), 'exit')).toEqual([7, null])
})

test('its signals reach the program', async () => {
  const child = start("process.on('SIGTERM', () => process.exit(9)); setInterval(() => {}, 1000); console.log('ready')")
  if (child.stdout !== null) await once(child.stdout, 'data')
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([9, null])
})
