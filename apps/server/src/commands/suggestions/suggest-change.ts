import { isJsonObject, type JsonValue, Problem, stringifyJson, uuidV7 } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import type { Datasource } from '../../queries/datasources-row.ts'
import { getSuggestion, type SuggestionView } from '../../queries/suggestions.ts'
import type { Command, Context } from '../command.ts'
import { assertActive } from '../datasources/assert-active.ts'
import { type DatasourceParams, Uuid } from '../datasources/fields.ts'
import { findDatasource } from '../datasources/find.ts'

/** Each side of a proposed mapping as JSON text. */
const MOST_BYTES = 262_144
/** Open at a time for one datasource: those who may edit must get through them. */
const MOST_OPEN = 200

const Mapping = Type.Object({}, { additionalProperties: true })
const kind = <K extends string>(value: K) => Type.Literal(value)

const Origin = Type.Union(
  [
    Type.Object({ kind: kind('mapping') }),
    Type.Object({ kind: kind('field'), path: Type.String({ minLength: 1, maxLength: 1000 }) }),
    Type.Object({ kind: kind('dead_letter'), eventId: Uuid }),
    Type.Object({ kind: kind('event'), eventId: Uuid }),
    Type.Object({ kind: kind('sample'), sample: Type.String({ minLength: 1, maxLength: 200 }) }),
  ],
  { description: 'What one was looking at; default: the mapping' },
)

export const SuggestInput = Type.Object({
  body: Type.String({ minLength: 1, maxLength: 4000, pattern: '\\S', description: 'What should change, and why' }),
  origin: Type.Optional(Origin),
  mapping: Type.Optional(
    Type.Object(
      {
        base: Type.Union([Mapping, Type.Null()], { description: 'The mapping one began from; null = none' }),
        proposed: Mapping,
      },
      { description: `A change of the mapping; each side at most ${MOST_BYTES} bytes of JSON` },
    ),
  ),
})

/** Proposes a change to those who may edit the draft, which stays as it is. */
export const suggestChange: Command<DatasourceParams, typeof SuggestInput, Datasource, SuggestionView> = {
  name: 'suggestion.make',
  action: 'suggest',
  input: SuggestInput,
  find: findDatasource,
  async run(tx, context, found, { body, origin = { kind: 'mapping' }, mapping }: Static<typeof SuggestInput>) {
    assertActive(found)
    await assertRoom(tx, context, found.id)
    const id = uuidV7()
    await sql`/* suggestions.add */ insert into suggestion
      (tenant_id, datasource_id, id, author_id, body, origin, base_version, base_revision, mapping)
      select ${context.tenantId}, ${found.id}, ${id}, ${context.caller.userId}, ${body}, ${JSON.stringify(origin)}::jsonb,
        ${found.publishedVersion}, draft.revision, ${mapping === undefined ? null : textOf(mapping)}::json
      from draft where draft.tenant_id = ${context.tenantId} and draft.datasource_id = ${found.id}`.execute(tx)
    const result = await getSuggestion(tx, context, found.id, id)
    if (result === null) throw new Problem('not_found')
    return { result, audit: { after: { suggestion: id, origin, mapping: mapping !== undefined } } }
  },
}

async function assertRoom(tx: Tx, { tenantId }: Context, datasourceId: string): Promise<void> {
  const { rows } = await sql<{ count: number }>`/* suggestions.count */ select count(*)::int as count from suggestion
    where tenant_id = ${tenantId} and datasource_id = ${datasourceId} and state = 'open'`.execute(tx)
  if ((rows[0]?.count ?? 0) < MOST_OPEN) return
  throw new Problem('conflict', `${MOST_OPEN} suggestions are open. An editor has to take or dismiss some first.`)
}

/** @throws Problem `invalid_body` for a side that is too large */
function textOf({ base, proposed }: { readonly base: unknown; readonly proposed: unknown }): string {
  const sides = { base: jsonOf(base), proposed: jsonOf(proposed) }
  for (const [side, value] of Object.entries(sides)) {
    if (Buffer.byteLength(stringifyJson(value)) <= MOST_BYTES) continue
    const message = `The mapping is larger than ${MOST_BYTES} bytes`
    throw new Problem('invalid_body', message, [{ path: `mapping.${side}`, code: 'too_long', message }])
  }
  return stringifyJson(sides)
}

const jsonOf = (value: unknown): JsonValue => (isJsonObject(value) ? value : null)
