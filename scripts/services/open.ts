/** Starts services, each once, and ends them together. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withLock } from '../lock.mjs'
import { type ServiceName, services } from './index.ts'
import { type Address, addressFrom, type Running, type Service } from './service.ts'

/** What became of a service: its address, or why it cannot be had here. */
export type Outcome = { readonly address: Address } | { readonly missing: string }

/** Written by `npm run services`, as long as it runs: its process, and name of a variable → address. */
export const ADDRESSES = fileURLToPath(new URL('../../.cache/services.json', import.meta.url))

export const serviceNames = Object.keys(services) as ServiceName[]

/** Where a service's programs are kept between runs. */
export function cacheOf({ name }: Pick<Service, 'name'>): string {
  const base =
    process.env.HALCYON_SERVICES_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'halcyon')
  return join(base, 'services', name)
}

/** Null: it is installed now. Else what is missing. */
export async function installService(service: Service): Promise<string | null> {
  const missing = await service.missing()
  if (missing !== null) return missing
  const cache = cacheOf(service)
  mkdirSync(cache, { recursive: true })
  // One for all: package managers refuse company, and two compilers at once make nothing quicker.
  await withLock(
    join(cache, '..', 'install.lock'),
    () => undefined,
    () => service.install(cache),
  )
  return null
}

export function openServices() {
  const started = new Map<ServiceName, Promise<Outcome>>()
  const running: Running[] = []
  const folders: string[] = []

  const start = async (service: Service): Promise<Outcome> => {
    const known = addressFrom(service, process.env) ?? addressFrom(service, addresses())
    if (known !== null) return { address: known }
    const missing = await installService(service)
    if (missing !== null) return { missing }
    const data = mkdtempSync(join(tmpdir(), `halcyon-${service.name}-`))
    folders.push(data)
    const one = await service.start({ cache: cacheOf(service), data })
    running.push(one)
    return { address: one.address }
  }

  return {
    /** @throws when it should work here, and does not */
    start(name: ServiceName): Promise<Outcome> {
      const known = started.get(name)
      if (known !== undefined) return known
      const outcome = start(services[name])
      started.set(name, outcome)
      return outcome
    },
    async stop(): Promise<void> {
      await Promise.allSettled(started.values())
      await Promise.all(running.map((one) => one.stop()))
      for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function addresses(): Record<string, string> {
  try {
    const { pid, found } = JSON.parse(readFileSync(ADDRESSES, 'utf8')) as { pid: number; found: Record<string, string> }
    // It throws when that process is gone.
    process.kill(pid, 0)
    return found
  } catch {
    return {}
  }
}
