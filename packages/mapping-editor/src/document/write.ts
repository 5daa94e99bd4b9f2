import type { JsonValue } from '@halcyon/domain'
import { objectOf } from '../json/object.ts'
import type { BlockView, DocumentView, RowView } from './contract.ts'
import { compose, writeExpression } from './write-expression.ts'

const expressionOf = (row: RowView | null): JsonValue | undefined =>
  row === null ? undefined : writeExpression(row.expression)

const had = (block: BlockView, key: string): boolean =>
  block.rest.order.includes(key) && !block.rest.extra.some(([name]) => name === key)

const writeBlock = (block: BlockView): JsonValue => {
  if (block.kind === 'unreadable') return block.value
  const { ends } = block
  const fields = objectOf(block.rows.map((row) => [row.target.name, writeExpression(row.expression)]))
  // An end the view shows as '' because it is missing stays missing.
  const end = (key: 'from' | 'to'): string | undefined =>
    ends === null || (ends[key] === '' && !had(block, key)) ? undefined : ends[key]
  return compose(
    [
      ['name', block.name ?? undefined],
      ['kind', block.kind],
      ['type', block.type ?? undefined],
      ['role', ends?.role ?? undefined],
      ['from', end('from')],
      ['to', end('to')],
      ['each', block.each ?? undefined],
      ['when', expressionOf(block.when)],
      ['key', expressionOf(block.key)],
      ['fields', block.rows.length > 0 || had(block, 'fields') ? fields : undefined],
      ['pair', ends?.pair ?? undefined],
    ],
    block.rest,
  )
}

/** The view's JSON document: of an unchanged view the one it was read from, keys in the same order. */
export const writeDocument = (view: DocumentView): JsonValue => {
  if (view.unreadable !== undefined) return view.unreadable
  const listed = view.rest.order.includes('ignore') && !view.rest.extra.some(([key]) => key === 'ignore')
  return compose(
    [
      ['split', view.split === null ? undefined : { path: view.split }],
      ['filter', expressionOf(view.filter)],
      ['recordId', expressionOf(view.recordId)],
      ['ignore', view.ignore.length > 0 || listed ? [...view.ignore] : undefined],
      ['outputs', view.blocks.map(writeBlock)],
    ],
    view.rest,
  )
}
