/** Programs as the services need them: found, run to their end, or started and kept. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** Whether a program is on the path. */
export const onPath = (program: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))

/**
 * Runs a program to its end, and answers what it printed.
 * @throws with the end of what it printed, when it fails
 */
export async function run(
  program: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>>; readonly timeoutMs?: number } = {},
): Promise<string> {
  const { cwd, env, timeoutMs = 600_000 } = options
  try {
    const { stdout } = await execute(program, [...args], {
      cwd,
      env: { ...process.env, ...env },
      timeout: timeoutMs,
      maxBuffer: 64 * 1024 * 1024,
    })
    return stdout
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as Error & { stdout?: string; stderr?: string }
    throw new Error(`${program} failed: ${tail(`${stdout}${stderr}` || message)}`)
  }
}

/** Whether packages of the system can be installed: as root, where apt is. */
export const canInstallPackages = (): boolean => process.getuid?.() === 0 && onPath('apt-get')

let listsRead: Promise<string> | null = null

/** Installs packages of Debian or Ubuntu; needs `canInstallPackages()`. No service of theirs is started. */
export async function installPackages(packages: readonly string[]): Promise<void> {
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  listsRead ??= run('apt-get', ['update'], { env })
  await listsRead
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env })
}

/**
 * A command under the account that its package made, where we are root: servers refuse to run as root. On Linux the kernel ends it
 * with us; a change of account would forget what `launch` has told it.
 */
export function asUser(user: string, [program = '', ...args]: readonly string[]): [program: string, args: string[]] {
  if (process.getuid?.() !== 0) return [program, args]
  const account = [`--reuid=${user}`, `--regid=${user}`, '--clear-groups']
  return ['setpriv', [...account, '--pdeathsig', 'KILL', '--', program, ...args]]
}

/** Gives a folder and what is in it to that account, where we are root. */
export async function ownedBy(user: string, folder: string): Promise<void> {
  if (process.getuid?.() === 0) await run('chown', ['-R', user, folder])
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Whether something listens there. */
export const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const settle = (answer: boolean): void => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => settle(true)).once('error', () => settle(false))
  })

export interface LaunchOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** Path of the file that takes what it prints. */
  readonly log: string
  /** Asked again until it says so. */
  readonly ready: () => Promise<boolean>
  readonly timeoutMs?: number
}

/**
 * Starts a program that runs on, and answers once it is ready. It does not outlive this process.
 * @throws with the end of its log, when it ends before or is not ready in time
 */
export async function launch(
  program: string,
  args: readonly string[],
  { cwd, env, log, ready, timeoutMs = 60_000 }: LaunchOptions,
): Promise<{ stop(): Promise<void>; kill(): Promise<void> }> {
  const file = openSync(log, 'a')
  const [command = program, ...rest] = tied([program, ...args])
  const child = spawn(command, rest, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', file, file] })
  closeSync(file)
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()))
  let ended = false
  void gone.then(() => {
    ended = true
  })
  const end = Date.now() + timeoutMs
  while (!(await ready().catch(() => false))) {
    if (!ended && Date.now() < end) {
      await sleep(50)
      continue
    }
    child.kill('SIGKILL')
    throw new Error(`${program} ${ended ? 'ended' : 'was not ready in time'}: ${tail(readFileSync(log, 'utf8'))}`)
  }
  return {
    stop: () => finish(child, gone),
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}

async function finish(child: ChildProcess, gone: Promise<void>): Promise<void> {
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 5000)
  await gone
  clearTimeout(late)
}

/** On Linux the kernel ends it with us, however we end. */
const tied = (command: readonly string[]): readonly string[] =>
  process.platform === 'linux' && onPath('setpriv') ? ['setpriv', '--pdeathsig', 'KILL', '--', ...command] : command

const tail = (text: string): string => text.trim().split('\n').slice(-15).join('\n')
