import type { PullConnector } from '@halcyon/connector-kit'
import { check } from './check.ts'
import type { S3Config, S3Secrets } from './config/config.ts'
import { rereadPage } from './read/page.ts'
import { open } from './source.ts'
import { spec } from './spec.ts'

export const s3Batch: PullConnector<typeof S3Config, typeof S3Secrets> = {
  spec,
  check,
  open,
  reread: (_config, page) => rereadPage(page),
}
