import { Problem } from '@halcyon/domain'
import { sql } from 'kysely'
import { type Static, type TSchema, Type } from 'typebox'
import { datasourceTarget, readDatasource } from '../../queries/datasources-row.ts'
import { getSuggestion, type SuggestionView } from '../../queries/suggestions.ts'
import type { SuggestionParams } from '../../queries/suggestions-queries.ts'
import type { Command, Find } from '../command.ts'
import { Nothing } from '../input/types.ts'

const Reason = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S', description: 'Its author reads it' })
const TakeInput = Type.Object({ reason: Type.Optional(Reason) })
const DismissInput = Type.Object({ reason: Reason })

interface Found {
  readonly datasourceId: string
  readonly suggestion: SuggestionView
}

/** The suggestion of the path, kept until the transaction ends: it is closed once. */
const findToClose: Find<SuggestionParams, Found> = async (tx, context, { id, suggestionId }) => {
  const datasource = await readDatasource(tx, context, id)
  if (datasource === null) return null
  const suggestion = await getSuggestion(tx, context, datasource.id, suggestionId, sql`for no key update`)
  if (suggestion === null) return null
  const target = { ...datasourceTarget(datasource), kind: 'suggestion', id: suggestion.id }
  return { target, found: { datasourceId: datasource.id, suggestion } }
}

const closing = <Input extends TSchema>(
  name: string,
  state: 'taken' | 'dismissed' | 'withdrawn',
  input: Input,
  reasonOf: (input: Static<Input>) => string | undefined,
): Command<SuggestionParams, Input, Found, SuggestionView> => ({
  name,
  action: state === 'withdrawn' ? 'suggest' : 'draft.edit',
  input,
  find: findToClose,
  async run(tx, context, { datasourceId, suggestion }, given) {
    if (state === 'withdrawn' && suggestion.authorId !== context.caller.userId)
      throw new Problem('forbidden', 'Only its author takes a suggestion back')
    const reason = reasonOf(given)?.trim() ?? null
    if (suggestion.state !== 'open') throw new Problem('conflict', `It is ${suggestion.state} already`)
    await tx
      .updateTable('suggestion')
      .set({ state, closed_at: sql`now()`, closed_by: context.caller.userId, closing_reason: reason })
      .where('tenant_id', '=', context.tenantId)
      .where('datasource_id', '=', datasourceId)
      .where('id', '=', suggestion.id)
      .execute()
    const result = await getSuggestion(tx, context, datasourceId, suggestion.id)
    if (result === null) throw new Problem('not_found')
    const audit = { before: { state: 'open' }, after: { state }, ...(reason === null ? {} : { reason }) }
    return { result, audit }
  },
})

/** Says that the draft has it now. Writing it there is a save of the draft, apart from this. */
export const takeSuggestion = closing('suggestion.take', 'taken', TakeInput, ({ reason }) => reason)

/** Says that it will not come, and why. */
export const dismissSuggestion = closing('suggestion.dismiss', 'dismissed', DismissInput, ({ reason }) => reason)

/** Its author takes it back. */
export const withdrawSuggestion = closing('suggestion.withdraw', 'withdrawn', Nothing, () => undefined)
