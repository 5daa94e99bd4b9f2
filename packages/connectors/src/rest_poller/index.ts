import type { PullConnector } from '@halcyon/connector-kit'
import type { RestPollerConfig, RestPollerSecrets } from './config/config.ts'
import { describeNext } from './describe-next.ts'
import { plannedWindows } from './progress/windows.ts'
import { settingsOf } from './settings.ts'
import { open } from './source.ts'
import { spec } from './spec.ts'

export const restPoller: PullConnector<typeof RestPollerConfig, typeof RestPollerSecrets> = {
  spec,
  // Parts that few workers need are loaded when they do.
  check: async (host) => (await import('./check.ts')).check(host),
  open,
  windows: (config, range) => plannedWindows(settingsOf(config).incremental, range),
  describeNext: (config, checkpoints, now) => describeNext(settingsOf(config), checkpoints, now),
  async reread(config, page) {
    const { recordReader } = await import('./records/read-records.ts')
    return (await recordReader(settingsOf(config)).read(page)).items
  },
}
