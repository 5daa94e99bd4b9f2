import type { Tx } from '@halcyon/store'
import { type Static, Type } from 'typebox'
import type { Datasource } from '../../queries/datasources-row.ts'
import { getDraftContent } from '../../queries/versions.ts'
import { EMPTY_CONTENT } from '../../queries/versions-content.ts'
import type { Command, Context } from '../command.ts'
import { usableForAnother } from './draft-secrets.ts'
import { type DatasourceParams, Name } from './fields.ts'
import { findDatasource } from './find.ts'
import { insertDatasource } from './insert-datasource.ts'
import { summaryOf } from './summary.ts'

export const CloneInput = Type.Object({ name: Type.Optional(Name) })

const MAX_NAME = 200

/** A new datasource with a copy of the draft. Secrets stay references, those the caller may use; the others are left out. */
export const cloneDatasource: Command<DatasourceParams, typeof CloneInput, Datasource, Datasource> = {
  name: 'datasource.clone',
  action: 'datasource.create',
  input: CloneInput,
  find: findDatasource,
  async run(tx, context, found, input: Static<typeof CloneInput>) {
    const content = (await getDraftContent(tx, context, found.id)) ?? EMPTY_CONTENT
    const made = await insertDatasource(tx, context, {
      projectId: found.projectId,
      name: input.name?.trim() ?? (await freeName(tx, context, found)),
      description: found.description,
      type: found.type,
      tags: found.tags,
      ownerId: context.caller.userId,
      content: { ...content, secrets: await usableForAnother(tx, context, found, content.secrets) },
    })
    return { result: made, audit: { resourceId: made.id, before: { clonedFrom: found.id }, after: summaryOf(made) } }
  },
}

/** "Name (copy)", or the first "Name (copy 2)" … that is free. */
async function freeName(tx: Tx, context: Context, { name, projectId }: Datasource): Promise<string> {
  const stem = name.slice(0, MAX_NAME - ' (copy 9999)'.length)
  const rows = await tx
    .selectFrom('datasource')
    .select('name')
    .where('tenant_id', '=', context.tenantId)
    .where('project_id', '=', projectId)
    .where('status', '=', 'active')
    .execute()
  const taken = new Set(rows.map((row) => row.name.toLowerCase()))
  const nameOf = (n: number): string => `${stem} (copy${n === 1 ? '' : ` ${n}`})`
  let n = 1
  while (taken.has(nameOf(n).toLowerCase())) n++
  return nameOf(n)
}
