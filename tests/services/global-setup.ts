import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ServiceName } from '../../scripts/services/index.ts'
import { openServices, serviceNames } from '../../scripts/services/open.ts'

/**
 * Vitest's global setup: starts a service when the first test process asks for it (`GET /kafka`), and ends all of them with the run.
 * Where to ask stands in HALCYON_TEST_SERVICES.
 */
export async function setup(): Promise<() => Promise<void>> {
  const services = openServices()
  const server = createServer(async (request, response) => {
    const name = serviceNames.find((one): one is ServiceName => request.url === `/${one}`)
    try {
      if (name === undefined) throw new Error(`There is no service at ${request.url}.`)
      response.end(JSON.stringify(await services.start(name)))
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? error.message : String(error))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  process.env.HALCYON_TEST_SERVICES = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return async () => {
    server.close()
    server.closeAllConnections()
    await services.stop()
  }
}
