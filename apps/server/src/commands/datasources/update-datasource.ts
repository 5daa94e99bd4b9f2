import { type Static, Type } from 'typebox'
import { type Datasource, datasourceTarget } from '../../queries/datasources-row.ts'
import { authorize } from '../authorize.ts'
import type { Command } from '../command.ts'
import { naming } from '../names.ts'
import { changeRow } from './change-row.ts'
import { type DatasourceParams, Description, Name, OwnerId, Tags } from './fields.ts'
import { findToChange } from './find.ts'
import { assertMember } from './owner.ts'
import { summaryOf } from './summary.ts'

export const DatasourceChanges = Type.Object({
  name: Type.Optional(Name),
  description: Type.Optional(Description),
  tags: Type.Optional(Tags),
  ownerId: Type.Optional(OwnerId),
})

/** Changes what people call it and whose it is; nothing of this touches the running feed. */
export const updateDatasource: Command<DatasourceParams, typeof DatasourceChanges, Datasource, Datasource> = {
  name: 'datasource.update',
  action: 'draft.edit',
  input: DatasourceChanges,
  find: findToChange,
  etag: ({ etag }) => etag,
  async run(tx, context, found, input: Static<typeof DatasourceChanges>) {
    if (input.ownerId !== undefined && input.ownerId !== found.ownerId) {
      authorize(context, 'datasource.delegate', datasourceTarget(found))
      await assertMember(tx, context, input.ownerId)
    }
    const name = input.name?.trim() ?? found.name
    const changed = await naming(name, () =>
      changeRow(tx, context, found.id, {
        name,
        description: input.description ?? found.description,
        tags: [...(input.tags ?? found.tags)],
        owner_id: input.ownerId === undefined ? found.ownerId : input.ownerId,
      }),
    )
    return { result: changed, audit: { before: summaryOf(found), after: summaryOf(changed) } }
  },
}
