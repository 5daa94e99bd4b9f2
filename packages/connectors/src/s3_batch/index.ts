import { type PullConnector, rereadFilePage } from '@halcyon/connector-kit'
import { check } from './check.ts'
import type { S3Config, S3Secrets } from './config/config.ts'
import { describeNext } from './next.ts'
import { open } from './source.ts'
import { spec } from './spec.ts'

export const s3Batch: PullConnector<typeof S3Config, typeof S3Secrets> = {
  spec,
  check,
  open,
  describeNext,
  reread: (_config, page) => rereadFilePage(page),
}
