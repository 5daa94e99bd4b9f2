import { isJsonObject, isUuid, Problem, type ProjectId } from '@halcyon/domain'
import { type Static, Type } from 'typebox'
import type { Datasource } from '../../queries/datasources-row.ts'
import { EMPTY_CONTENT } from '../../queries/versions-content.ts'
import type { Command, Find } from '../command.ts'
import { knownConnector } from './catalog.ts'
import { Description, Name, OwnerId, Tags, Uuid } from './fields.ts'
import { insertDatasource } from './insert-datasource.ts'
import { assertMember } from './owner.ts'
import { summaryOf } from './summary.ts'

export const NewDatasourceInput = Type.Object({
  name: Name,
  description: Type.Optional(Description),
  type: Type.String({ minLength: 1, maxLength: 64, description: 'A connector type: http_webhook' }),
  tags: Type.Optional(Tags),
  projectId: Type.Optional({ ...Uuid, description: 'Default: the first project of the organization' }),
  ownerId: Type.Optional(OwnerId),
})

interface Project {
  readonly id: string
}

/** The project named in the body, else the organization's first: that is where the permission is asked. */
const findProject: Find<Record<never, never>, Project> = async (tx, { tenantId }, _params, body) => {
  const named = isJsonObject(body) ? body.projectId : undefined
  if (named !== undefined && !isUuid(named)) return { target: { kind: 'datasource', id: null }, found: { id: '' } }
  const project = await tx
    .selectFrom('project')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .$if(named !== undefined, (query) => query.where('id', '=', String(named)))
    .orderBy('created_at')
    .orderBy('id')
    .executeTakeFirst()
  if (project === undefined) return null
  return { target: { kind: 'datasource', id: null, projectId: project.id as ProjectId }, found: project }
}

/** Makes a datasource with an empty draft; enabled, and running once a version is published. */
export const createDatasource: Command<Record<never, never>, typeof NewDatasourceInput, Project, Datasource> = {
  name: 'datasource.create',
  action: 'datasource.create',
  input: NewDatasourceInput,
  find: findProject,
  async run(tx, context, project, input: Static<typeof NewDatasourceInput>) {
    knownConnector(input.type)
    const ownerId = input.ownerId === undefined ? context.caller.userId : input.ownerId
    await assertMember(tx, context, ownerId)
    if (project.id === '') throw new Problem('not_found')
    const made = await insertDatasource(tx, context, {
      projectId: project.id,
      name: input.name.trim(),
      description: input.description ?? '',
      type: input.type,
      tags: input.tags ?? [],
      ownerId,
      content: EMPTY_CONTENT,
    })
    return { result: made, audit: { resourceId: made.id, after: summaryOf(made) } }
  },
}
