import { NeedsHuman } from '@halcyon/connector-kit'
import { ResetPagination } from '../answer/errors.ts'
import type { Poller } from '../poller.ts'
import type { Values } from '../request/template.ts'
import { FIRST, type Position } from './position.ts'
import { type WalkedPage, walk } from './walk.ts'

const BEGINNING = { at: FIRST }
/** So often the pages are read again from the first within one walk. */
const MAX_RESETS = 3
/** How a source answers that has forgotten a page an earlier run was at. */
const FORGOTTEN = new Set(['source_error', 'source_not_found', 'cursor_invalid'])

/**
 * A walk that begins again at the first page when the answers' rules say so, when records have moved, or when the page an earlier run was
 * at is not known any more. What was read before is recognised.
 */
export async function* walkAgain(
  poller: Poller,
  underWay: { readonly at: Position; readonly tail?: string | undefined } | undefined,
  values: Values,
  signal: AbortSignal,
): AsyncGenerator<WalkedPage> {
  let from = underWay ?? BEGINNING
  for (let resets = 0; ; resets++) {
    let read = false
    try {
      for await (const page of walk(poller, poller.pager, from, values, signal)) {
        read = true
        yield page
      }
      return
    } catch (error) {
      const forgotten = !read && from !== BEGINNING && error instanceof NeedsHuman && FORGOTTEN.has(error.code)
      if (!forgotten && !(error instanceof ResetPagination)) throw error
      if (resets >= MAX_RESETS) throw unsettled(error)
      poller.host.log.warn('The pages are read again from the first.', { because: error.message })
      from = BEGINNING
    }
  }
}

const unsettled = (error: Error): NeedsHuman =>
  new NeedsHuman(
    'cursor_invalid',
    `The pages were begun anew ${MAX_RESETS} times, and could not be read to the end: ${error.message}`,
    'Ask for smaller windows or an order that does not change, or reset the checkpoint.',
  )
