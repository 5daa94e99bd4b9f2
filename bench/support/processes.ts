import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { LoadPlan, LoadResult } from './load.ts'

const LOAD = fileURLToPath(new URL('./load.ts', import.meta.url))
const TICK_MS = 10

/** Runs the load generator in its own process, all plans at once. */
export async function loadAll(plans: readonly LoadPlan[]): Promise<LoadResult[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [LOAD, JSON.stringify(plans)], {
    maxBuffer: 64 * 1024 * 1024,
  })
  return JSON.parse(stdout) as LoadResult[]
}

export async function load(plan: LoadPlan): Promise<LoadResult> {
  const [result] = await loadAll([plan])
  if (result === undefined) throw new Error('the load generator gave no result')
  return result
}

/** A child that prints `ready <port>`; its port. */
export function startChild(file: string, args: readonly string[]): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const port = /ready (\d+)/.exec(chunk.toString())?.[1]
      if (port !== undefined) resolve({ child, port: Number(port) })
    })
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)))
  })
}

/** CPU time of a process in milliseconds, user and system, its threads included; children not. */
export function cpuMs(pid: number): number {
  const { own } = timesOf(pid)
  return own
}

/** The same of a process and all that it has started and that starts nothing itself, those that have ended included. */
export function familyCpuMs(pid: number): number {
  const { own, ended } = timesOf(pid)
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').split(' ').filter(Boolean).map(Number)
  return children.reduce((sum, child) => sum + cpuMs(child), own + ended)
}

function timesOf(pid: number): { own: number; ended: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ') ?? []
  const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number)
  return {
    own: ((user ?? 0) + (system ?? 0)) * TICK_MS,
    ended: ((endedUser ?? 0) + (endedSystem ?? 0)) * TICK_MS,
  }
}

/** Resident memory of a process, MiB. */
export function memoryMb(pid: number): number {
  const pages = Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1])
  return Math.round((pages * 4096) / 1024 / 1024)
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
