import { createHash } from 'node:crypto'
import { NeedsHuman } from '@halcyon/connector-kit'
import { ResetPagination, TooMuch } from '../answer/errors.ts'
import { type Fetched, fetched, type Poller } from '../poller.ts'
import { recordText } from '../records/read-records.ts'
import type { Values } from '../request/template.ts'
import type { Pager } from './pager.ts'
import { type Position, positionKey } from './position.ts'

export interface WalkedPage extends Fetched {
  /** Null: it was the last one. */
  readonly next: Position | null
  /** Of pages that overlap: the digest of what the next one must begin with. */
  readonly tail: string | undefined
}

/**
 * Page after page from `at` to the last one. A page that comes twice, a position that comes twice and pages without end are told, not
 * followed.
 * @throws NeedsHuman `pagination_loop`; TooMuch after the most pages; ResetPagination when records have moved; what `ask` throws
 */
export async function* walk(
  poller: Poller,
  pager: Pager,
  { at, tail }: { readonly at: Position; readonly tail?: string | undefined },
  values: Values,
  signal: AbortSignal,
): AsyncGenerator<WalkedPage> {
  const seen = new Set([positionKey(at)])
  let expected = tail
  const { pagination } = poller.settings
  const overlap = pagination.kind === 'offset' ? pagination.overlap : 0
  let before: string | null = null
  for (let number = 1, position = at; ; number++) {
    const outgoing = poller.request.build({ ...values, ...pager.values(position) }, pager.address?.(position))
    const read = await poller.client.ask(outgoing, signal, (answer) => fetched(poller, answer))
    if (read === null) return
    const { items } = read.page
    const digest = digestOf(items)
    if (before !== null && items.length > 0 && before === digest) throw repeated(number, outgoing.url)
    if (expected !== undefined && digestOf(items.slice(0, overlap)) !== expected)
      throw new ResetPagination('Records have moved from one page to another while they were read.')
    expected = overlap > 0 ? digestOf(items.slice(-overlap)) : undefined
    const last = items.at(-1)
    const next = pager.next(position, {
      document: read.document,
      headers: read.headers,
      url: read.url,
      count: items.length,
      last: last?.kind === 'payload' ? last.payload : undefined,
    })
    if (next !== null && seen.has(positionKey(next))) throw circle(number, next)
    yield { ...read, next, tail: expected }
    if (next === null) return
    if (number >= pager.maxPages)
      throw new TooMuch(
        'pagination_loop',
        `There are more than ${pager.maxPages} pages.`,
        'Raise the most pages of "Pages" if there are really so many; else look why the last one is not recognised.',
      )
    seen.add(positionKey(next))
    before = digest
    position = next
  }
}

function digestOf(items: Fetched['page']['items']): string {
  const hash = createHash('sha256')
  for (const item of items) hash.update(recordText(item)).update('\n')
  return hash.digest('base64')
}

const ACTION =
  'Compare the pages’ settings with the source’s documentation; the preview of the request shows what is asked.'

const repeated = (number: number, url: string): NeedsHuman =>
  new NeedsHuman(
    'pagination_loop',
    `Page ${number} has the same records as the page before it: the source does not heed what tells one page from the next (${new URL(url).host}).`,
    ACTION,
  )

const circle = (number: number, next: Position): NeedsHuman =>
  new NeedsHuman(
    'pagination_loop',
    `Page ${number} leads back to a page that was already read (${positionKey(next).slice(0, 200)}).`,
    ACTION,
  )
