import { randomUUID } from 'node:crypto'
import { stringifyJson } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { type Datasource, readDatasource } from '../../queries/datasources-row.ts'
import { asJson, type Content } from '../../queries/versions-content.ts'
import type { Context } from '../command.ts'
import { naming } from '../names.ts'

export interface NewDatasource {
  readonly projectId: string
  readonly name: string
  readonly description: string
  readonly type: string
  readonly tags: readonly string[]
  readonly ownerId: string | null
  readonly content: Content
}

/** A datasource with its draft, enabled and not published. */
export async function insertDatasource(tx: Tx, context: Context, fresh: NewDatasource): Promise<Datasource> {
  const id = randomUUID()
  const { tenantId, caller } = context
  await naming(fresh.name, () =>
    tx
      .insertInto('datasource')
      .values({
        tenant_id: tenantId,
        id,
        project_id: fresh.projectId,
        name: fresh.name,
        description: fresh.description,
        type: fresh.type,
        tags: [...fresh.tags],
        owner_id: fresh.ownerId,
        created_by: caller.userId,
      })
      .execute(),
  )
  await tx
    .insertInto('draft')
    .values({
      tenant_id: tenantId,
      datasource_id: id,
      content: stringifyJson(asJson(fresh.content)),
      updated_by: caller.userId,
    })
    .execute()
  const made = await readDatasource(tx, context, id)
  if (made === null) throw new Error(`datasource ${id} cannot be read back`)
  return made
}
