import { statfs } from 'node:fs/promises'
import { freemem, totalmem } from 'node:os'
import { sql } from 'kysely'
import type { Check } from './check.ts'

const gigabytes = (bytes: number): string => `${(bytes / 1024 ** 3).toFixed(1)} GiB`

/** Room where the data folder is. */
export const disk: Check = async ({ installation }) => {
  const { bavail, blocks, bsize } = await statfs(installation.dataDir)
  const free = bavail / blocks
  const detail = `${gigabytes(bavail * bsize)} free (${Math.round(free * 100)} %) where the data folder is`
  if (free > 0.1) return { name: 'Disk', state: 'ok', detail }
  return {
    name: 'Disk',
    state: free > 0.03 ? 'warn' : 'fail',
    detail,
    action: 'Make room, or keep raw payloads for fewer days (a feed’s runtime options, capture).',
  }
}

export const memory: Check = async () => {
  const { rss } = process.memoryUsage()
  const free = freemem() / totalmem()
  const detail = `This process uses ${gigabytes(rss)}; ${gigabytes(freemem())} of ${gigabytes(totalmem())} are free`
  if (free > 0.05) return { name: 'Memory', state: 'ok', detail }
  return {
    name: 'Memory',
    state: 'warn',
    detail,
    action: 'Give the machine more memory, or move feeds to another node.',
  }
}

/** Processes that run, and those that have gone silent. */
export const nodes: Check = async ({ tx }) => {
  const { rows } = await sql<{ host: string; roles: string[]; late: boolean }>`
    select host, roles, heartbeat_at < now() - interval '30 seconds' as late from node order by started_at`.execute(tx)
  const late = rows.filter((row) => row.late)
  const roles = new Set(rows.filter((row) => !row.late).flatMap((row) => row.roles))
  const absent = ['gateway', 'ingest', 'engine'].filter((role) => !roles.has(role))
  const detail = `${rows.length - late.length} running (${[...roles].join(', ')})${late.length > 0 ? `, ${late.length} silent` : ''}`
  if (absent.length > 0)
    return {
      name: 'Processes',
      state: 'fail',
      detail,
      action: `Start a process with the role ${absent.join(' and ')}.`,
    }
  if (late.length > 0)
    return {
      name: 'Processes',
      state: 'warn',
      detail,
      action: `Look at ${late.map(({ host }) => host).join(', ')}: stopped, or cut off from the database.`,
    }
  return { name: 'Processes', state: 'ok', detail }
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

/** Whether browsers reach it by HTTPS, where others than this machine reach it at all. */
export const address: Check = async ({ installation: { bind, publicUrl } }) => {
  const url = publicUrl()
  const detail = `Listens on ${bind}; people open ${url}`
  if (LOOPBACK.has(bind) || url.startsWith('https:')) return { name: 'Address', state: 'ok', detail }
  return {
    name: 'Address',
    state: 'warn',
    detail,
    action:
      'Sessions cross the network in clear text. Put a proxy with TLS in front, and set HALCYON_PUBLIC_URL to its https address.',
  }
}
