import { isJsonObject, type JsonObject, stringifyJson } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import { asJson, type Content } from '../../queries/versions-content.ts'
import type { Context } from '../command.ts'
import { Uuid } from './fields.ts'

const Open = Type.Object({}, { additionalProperties: true })

/** A draft as it is put: what is in it may be wrong, its shape may not. */
export const DraftInput = Type.Object({
  config: Type.Optional(
    Type.Object({}, { additionalProperties: true, description: 'By the connector’s configSchema' }),
  ),
  secrets: Type.Optional(Type.Record(Type.String(), Uuid, { description: 'Field of the connector → id of a secret' })),
  mapping: Type.Optional(Type.Union([Open, Type.Null()], { description: 'The mapping document' })),
  runtime: Type.Optional(
    Type.Object({}, { additionalProperties: true, description: 'What differs from the defaults' }),
  ),
})

const objectOf = (value: unknown): JsonObject => (isJsonObject(value) ? value : {})

export const contentOfInput = (input: Static<typeof DraftInput>): Content => ({
  config: objectOf(input.config),
  secrets: input.secrets ?? {},
  mapping: isJsonObject(input.mapping) ? input.mapping : null,
  runtime: objectOf(input.runtime),
})

/** Writes a draft, gives it a new ETag, and notifies `halcyon_draft`: `tenant datasource`. */
export async function writeDraft(tx: Tx, context: Context, datasourceId: string, content: Content): Promise<void> {
  await tx
    .updateTable('draft')
    .set({
      content: stringifyJson(asJson(content)),
      revision: sql`revision + 1`,
      updated_at: sql`now()`,
      updated_by: context.caller.userId,
    })
    .where('tenant_id', '=', context.tenantId)
    .where('datasource_id', '=', datasourceId)
    .execute()
  // Who has it open hears of it when this transaction is over.
  await sql`select pg_notify('halcyon_draft', ${`${context.tenantId} ${datasourceId}`})`.execute(tx)
}
