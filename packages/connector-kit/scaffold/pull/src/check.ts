import { type CheckReport, NeedsHuman } from '@halcyon/connector-kit'
import { readPage } from './page.ts'
import { ask, type Host, urlOf } from './source.ts'

/** What _Check the connection_ shows: a step that fails says what to do. */
export async function check(host: Host): Promise<CheckReport> {
  const begun = host.now()
  const step = (ok: boolean, detail: string, action?: string): CheckReport => ({
    ok,
    steps: [{ name: 'read', ok, ms: host.now() - begun, detail, ...(action === undefined ? {} : { action }) }],
  })
  try {
    const { body } = await ask(host, urlOf(host.config, '', 1), host.signal)
    return step(true, `The source answers; its first page has ${readPage(body).items.length} records.`)
  } catch (error) {
    if (error instanceof NeedsHuman) return step(false, error.message, error.action)
    return step(false, error instanceof Error ? error.message : String(error), 'Try again in a moment.')
  }
}
