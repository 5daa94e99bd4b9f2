import { type PullConnector, rereadFilePage } from '@halcyon/connector-kit'
import { check } from './check.ts'
import type { SftpConfig, SftpSecrets } from './config/config.ts'
import { describeNext } from './next.ts'
import { open } from './source.ts'
import { spec } from './spec.ts'

export const sftpBatch: PullConnector<typeof SftpConfig, typeof SftpSecrets> = {
  spec,
  check,
  open,
  describeNext,
  reread: (_config, page) => rereadFilePage(page),
}
