import { randomBytes } from 'node:crypto'
import type { Sealer } from '@halcyon/secrets'
import type { Tx } from '@halcyon/store'
import { DEMO_FEEDS, DEMO_TAG, type DemoFeed } from '../../demo/feeds.ts'
import type { MadeFeed } from '../../queries/demo.ts'
import type { Context } from '../command.ts'
import { createDatasource } from '../datasources/create-datasource.ts'
import { publishVersion } from '../datasources/publish-version.ts'
import { putDraft } from '../datasources/put-draft.ts'
import { runWithin } from '../run-command.ts'
import { createSecret } from '../secrets/create-secret.ts'

interface Place {
  readonly projectId?: string
}

/** Makes and publishes the feeds of the demo as a person would, with the caller's rights and in their name: all of them, or none. */
export async function makeFeeds(tx: Tx, context: Context, sealer: Sealer, place: Place): Promise<readonly MadeFeed[]> {
  const made: MadeFeed[] = []
  for (const feed of DEMO_FEEDS) made.push(await makeFeed(tx, context, sealer, place, feed))
  return made
}

async function makeFeed(
  tx: Tx,
  context: Context,
  sealer: Sealer,
  place: Place,
  { key, name, description, config, mapping }: DemoFeed,
): Promise<MadeFeed> {
  const secret = await runWithin(
    tx,
    createSecret(sealer),
    context,
    {},
    {
      ...place,
      name: `${name}, signing key`,
      value: randomBytes(24).toString('base64url'),
    },
  )
  const about = { ...place, name, description, type: 'http_webhook', tags: [DEMO_TAG] }
  const { id } = await runWithin(tx, createDatasource, context, {}, about)
  const content = { config, secrets: { signing: secret.id }, mapping }
  const { etag } = await runWithin(tx, putDraft, context, { id }, content)
  await runWithin(tx, publishVersion, context, { id }, { comment: 'Made by the demo', etag })
  return { key, datasourceId: id, secretId: secret.id }
}
