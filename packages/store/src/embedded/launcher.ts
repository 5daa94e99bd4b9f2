import { readFileSync, rmSync, writeFileSync } from 'node:fs'

/** A process, told apart from a later one with the same number by the time it started. */
interface Launcher {
  readonly pid: number
  /** Clock ticks since boot; null where the system does not tell. */
  readonly started: string | null
}

/** The process that runs the server of this data directory, if it lives (it may be this one). */
export function livingLauncher(path: string): number | null {
  let launcher: Launcher
  try {
    launcher = JSON.parse(readFileSync(path, 'utf8')) as Launcher
  } catch {
    return null
  }
  return isAlive(launcher.pid) && startTime(launcher.pid) === launcher.started ? launcher.pid : null
}

function self(): Launcher {
  return { pid: process.pid, started: startTime(process.pid) }
}

/** Writes this process down as the launcher. False when another one was faster. */
export function claimLauncher(path: string): boolean {
  rmSync(path, { force: true })
  try {
    writeFileSync(path, JSON.stringify(self()), { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Takes back what `claimLauncher` wrote; leaves another process's claim alone. */
export function releaseLauncher(path: string): void {
  if (livingLauncher(path) === process.pid) rmSync(path, { force: true })
}

/** Whether a process with this number exists, ours or not. A zombie counts as gone. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return stat(pid)?.[0] !== 'Z'
}

function startTime(pid: number): string | null {
  return stat(pid)?.[19] ?? null
}

/** The fields of /proc/PID/stat from the third on (proc(5)): 0 is the state, 19 the start time. */
function stat(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}
