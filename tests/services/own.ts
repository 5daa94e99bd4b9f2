import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'vitest'
import { type AddressOf, type ServiceName, services } from '../../scripts/services/index.ts'
import { cacheOf, installService } from '../../scripts/services/open.ts'
import type { Running, Service } from '../../scripts/services/service.ts'

/** A server of the test's own, to be killed and started again with its data and its ports. */
export interface OwnService<N extends ServiceName> {
  start(): Promise<AddressOf<N>>
  /** kill -9; answers once it is gone. */
  kill(): Promise<void>
  /** Ends it, and throws its data away. */
  end(): Promise<void>
}

/** As `describeWith`, for tests that break what they talk to. */
export async function describeWithOwn<N extends ServiceName>(
  name: N,
  tests: (own: OwnService<N>) => void,
): Promise<void> {
  const service: Service = services[name]
  const missing = await installService(service)
  if (missing === null) return void describe(`with ${service.title} of its own`, () => tests(ownService(service)))
  if (process.env.CI) throw new Error(`${service.title}: ${missing}`)
  console.warn(`SKIPPED: tests that need ${service.title}. ${missing}`)
  test.skip(`${service.title}: ${missing}`, () => undefined)
}

function ownService<N extends ServiceName>(service: Service): OwnService<N> {
  const data = mkdtempSync(join(tmpdir(), `halcyon-own-${service.name}-`))
  let running: Running | null = null
  return {
    async start() {
      running = await service.start({ cache: cacheOf(service), data })
      return running.address as AddressOf<N>
    },
    async kill() {
      await running?.kill()
      running = null
    },
    async end() {
      await running?.kill()
      rmSync(data, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
