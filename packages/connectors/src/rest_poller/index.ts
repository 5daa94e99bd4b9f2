import type { PullConnector } from '@halcyon/connector-kit'
import { check } from './check.ts'
import type { RestPollerConfig, RestPollerSecrets } from './config/config.ts'
import { describeNext } from './describe-next.ts'
import { plannedWindows } from './progress/windows.ts'
import { recordReader } from './records/read-records.ts'
import { settingsOf } from './settings.ts'
import { open } from './source.ts'
import { spec } from './spec.ts'

export const restPoller: PullConnector<typeof RestPollerConfig, typeof RestPollerSecrets> = {
  spec,
  check,
  open,
  windows: (config, range) => plannedWindows(settingsOf(config).incremental, range),
  describeNext: (config, checkpoints, now) => describeNext(settingsOf(config), checkpoints, now),
  reread: async (config, page) => (await recordReader(settingsOf(config)).read(page)).items,
}
