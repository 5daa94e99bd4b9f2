import { readFileSync } from 'node:fs'

/** Memory a process holds, MiB. */
export function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024
}

/** The most memory the process held while `work` ran, MiB. */
export async function peakMb(pid: number, work: () => Promise<void>): Promise<number> {
  let peak = residentMb(pid)
  const watching = setInterval(() => {
    peak = Math.max(peak, residentMb(pid))
  }, 50)
  await work().finally(() => clearInterval(watching))
  return Math.max(peak, residentMb(pid))
}
