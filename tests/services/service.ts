/** Real servers for tests; scripts/services says which there are. */
import { get } from 'node:http'
import { describe, test } from 'vitest'
import { type AddressOf, type ServiceName, services } from '../../scripts/services/index.ts'
import type { Outcome } from '../../scripts/services/open.ts'

/**
 * Its address, by variable; started when no test of this run has asked before. The first time that may take minutes: ask where no
 * time limit runs, in the file itself or by `describeWith`.
 * @throws when it cannot be had here, with what is missing
 */
export async function service<N extends ServiceName>(name: N): Promise<AddressOf<N>> {
  const outcome = await ask(name)
  if ('missing' in outcome) throw new Error(`${services[name].title}: ${outcome.missing}`)
  return outcome.address as AddressOf<N>
}

/** Tests that need a service: skipped, and said, where it cannot be had; in continuous integration (CI) that is a failure. */
export async function describeWith<N extends ServiceName>(
  name: N,
  tests: (address: AddressOf<N>) => void,
): Promise<void> {
  const outcome = await ask(name)
  const { title } = services[name]
  if ('address' in outcome) return void describe(`with ${title}`, () => tests(outcome.address as AddressOf<N>))
  if (process.env.CI) throw new Error(`${title}: ${outcome.missing}`)
  console.warn(`SKIPPED: tests that need ${title}. ${outcome.missing}`)
  test.skip(`${title}: ${outcome.missing}`, () => undefined)
}

/** No client has a time limit as long as an install may take. */
function ask(name: ServiceName): Promise<Outcome> {
  const base = process.env.HALCYON_TEST_SERVICES
  if (base === undefined)
    throw new Error('HALCYON_TEST_SERVICES is not set: tests/services/global-setup.ts did not run.')
  return new Promise((resolve, reject) => {
    const request = get(`${base}/${name}`, { agent: false }, async (response) => {
      let body = ''
      for await (const chunk of response.setEncoding('utf8')) body += chunk
      if (response.statusCode === 200) resolve(JSON.parse(body) as Outcome)
      else reject(new Error(body))
    })
    request.once('error', reject)
  })
}
