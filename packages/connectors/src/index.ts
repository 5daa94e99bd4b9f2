/**
 * Owns: the connectors there are, one folder each.
 * Refuses: imports between connectors; anything a connector needs from the world comes through its host.
 * Neighbours: `connector-kit` says what a connector is, the runtime drives them by type.
 */
import type { Connector } from '@halcyon/connector-kit'
import { amqp } from './amqp/index.ts'
import { httpWebhook } from './http_webhook/index.ts'
import { kafka } from './kafka/index.ts'
import { restPoller } from './rest_poller/index.ts'
import { s3Batch } from './s3_batch/index.ts'
import { sftpBatch } from './sftp_batch/index.ts'
import { sqlPoller } from './sql_poller/index.ts'

/** By type: `http_webhook`. */
export const connectors: ReadonlyMap<string, Connector> = new Map<string, Connector>(
  [amqp, httpWebhook, kafka, restPoller, s3Batch, sftpBatch, sqlPoller].map((connector) => [
    connector.spec.type,
    connector,
  ]),
)

/** Where each type's guide for users stands, as Markdown. */
export const guides: ReadonlyMap<string, URL> = new Map(
  [...connectors.keys()].map((type) => [type, new URL(`./${type}/guide.md`, import.meta.url)]),
)
