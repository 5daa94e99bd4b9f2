import type { PullConnector } from '@halcyon/connector-kit'
import { check } from './check.ts'
import type { SqlConfig, SqlSecrets } from './config/config.ts'
import { settingsOf } from './config/settings.ts'
import { describeNext } from './next.ts'
import { rereadPage } from './rows.ts'
import { open } from './source.ts'
import { spec } from './spec.ts'

export const sqlPoller: PullConnector<typeof SqlConfig, typeof SqlSecrets> = {
  spec,
  check,
  open,
  describeNext,
  reread: (config, { body }) => rereadPage(body, settingsOf(config).key),
}
