/** A feed that is pulled, of a connector that tests bring along: what only such a feed has (runs, windows, a checkpoint) to look at. */
import { fileURLToPath } from 'node:url'
import type { Hours } from '../chaos/support/hours.ts'
import { FIRST_MAPPING, makeDatasource, publish, putDraft } from './feed.ts'
import { type Api, until } from './server.ts'

/** For the server that is to run it. */
export const PULLED_ENV = {
  HALCYON_CONNECTORS: fileURLToPath(new URL('../chaos/fixtures/hours', import.meta.url)),
  HALCYON_ALLOW_NETWORKS: '127.0.0.0/8',
}

/** What a person would have entered for it. */
export const pulledDraft = (hours: Hours) => ({
  config: { url: hours.url, start: '2026-03-01T00:00:00.000Z', schedule: { kind: 'interval', every: 'P1D' } },
  secrets: {},
  mapping: { ...FIRST_MAPPING, outputs: FIRST_MAPPING.outputs.slice(0, 1) },
})

/** Its first run has ended. Answers its id. */
export async function makePulledFeed(api: Api, hours: Hours, name = 'Alarm archive'): Promise<string> {
  const { id } = await makeDatasource(api, name, 'hours')
  await putDraft(api, id, pulledDraft(hours))
  await publish(api, id, 'first')
  const runs = async () => (await api<{ items: { state: string }[] }>('GET', `/datasources/${id}/runs`)).body.items
  await until(runs, ([run]) => run?.state === 'succeeded', 60_000)
  return id
}
