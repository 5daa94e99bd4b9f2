import type { PullConnector } from '@halcyon/connector-kit'
import { check } from './check.ts'
import { readPage } from './page.ts'
import { cursorOf, pull, urlOf } from './source.ts'
import { type Config, type Secrets, spec } from './spec.ts'

/** What HALCYON loads. */
export const connector: PullConnector<typeof Config, typeof Secrets> = {
  spec,
  check,
  open: (host) => ({ pull: (run) => pull(host, run) }),
  /** Shown before a run, and where somebody sets the checkpoint by hand. */
  describeNext(config, checkpoints) {
    const after = cursorOf(checkpoints)
    const words = after === '' ? 'All records, from the first.' : `Records after ${after}.`
    return [{ partition: '', words, request: `GET ${urlOf(config, after, 500)}` }]
  },
  /** Lets kept pages be mapped again. */
  reread: (_config, { body }) => readPage(body).items,
}
