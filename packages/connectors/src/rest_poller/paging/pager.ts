import { compilePath, NeedsHuman, type PathReader } from '@halcyon/connector-kit'
import { ExactNumber, type JsonValue } from '@halcyon/domain'
import type { Values } from '../request/template.ts'
import type { AnyPaginationSettings, PaginationSettings, Settings } from '../settings.ts'
import { nextLink } from './link-header.ts'
import type { Position } from './position.ts'

/** An answer, as far as it says how to go on. */
export interface AnsweredPage {
  /** Undefined: it is not one JSON value. */
  readonly document: JsonValue | undefined
  readonly headers: Readonly<Record<string, string>>
  /** Where it came from, after redirects. */
  readonly url: string
  readonly count: number
  readonly last: JsonValue | undefined
}

export interface Pager {
  readonly maxPages: number
  /** What a request to this page holds. */
  values(at: Position): Values
  /** The page's own address, where it has one. @throws NeedsHuman when it leads to a host nobody named */
  address?(at: Position): string | undefined
  /** Null: this was the last page. */
  next(at: Position, page: AnsweredPage): Position | null
}

export function pagerFor(pagination: AnyPaginationSettings, url: string): Pager {
  switch (pagination.kind) {
    case 'none':
      return { maxPages: 1, values: () => ({}), next: () => null }
    case 'page':
      return pages(pagination)
    case 'offset':
      return offsets(pagination)
    case 'cursor':
      return cursors(pagination)
    case 'link_header':
      return addresses(pagination, url, ({ headers, url: from }) => nextLink(headers.link, from))
    case 'next_url': {
      const read = compilePath(pagination.path)
      return addresses(pagination, url, ({ document }) => textAt(read, document))
    }
  }
}

/** How a source with a token pages: each answer has the next one, to the end and beyond. */
export function tokenPager(token: Extract<Settings['incremental'], { kind: 'token' }>): Pager {
  const read = fromBodyOrHeader(token.from, token.path)
  const more = moreBy(token.hasMore)
  return {
    maxPages: token.maxPages,
    values: (at) => ({ cursor: at.kind === 'cursor' ? at.cursor : undefined }),
    next(at, page) {
      const cursor = read(page)
      if (cursor === null) return null
      if (at.kind === 'cursor' && at.cursor === cursor) return null
      if (token.hasMore === undefined ? page.count === 0 : !more(page)) return null
      return { kind: 'cursor', cursor }
    },
  }
}

/** The token an answer leaves; null = none. */
export const tokenReader = ({ from, path }: Extract<Settings['incremental'], { kind: 'token' }>) =>
  fromBodyOrHeader(from, path)

function pages({ start, size, hasMore, emptyEnds, maxPages }: PaginationSettings<'page'>): Pager {
  const ends = endsBy({ size, hasMore, emptyEnds })
  const numberOf = (at: Position): number => (at.kind === 'page' ? at.page : start)
  return {
    maxPages,
    values: (at) => ({ page: numberOf(at), size }),
    next: (at, page) => (ends(page) ? null : { kind: 'page', page: numberOf(at) + 1 }),
  }
}

function offsets({ size, overlap, hasMore, emptyEnds, maxPages }: PaginationSettings<'offset'>): Pager {
  const ends = endsBy({ size, hasMore, emptyEnds })
  const offsetOf = (at: Position): number => (at.kind === 'offset' ? at.offset : 0)
  return {
    maxPages,
    values: (at) => ({ offset: offsetOf(at), 'offset.end': offsetOf(at) + size, size }),
    next(at, page) {
      // With records asked for again, as many as those are no progress.
      if (ends(page) || page.count <= overlap) return null
      return { kind: 'offset', offset: offsetOf(at) + page.count - overlap }
    },
  }
}

function cursors({ from, path, size, hasMore, emptyEnds, maxPages }: PaginationSettings<'cursor'>): Pager {
  const ends = endsBy({ size: from === 'record' ? size : undefined, hasMore, emptyEnds })
  const inRecord = from === 'record' ? compilePath(path) : null
  const read =
    from === 'record'
      ? (page: AnsweredPage) => textAt(inRecord, page.last)
      : fromBodyOrHeader(from === 'header' ? 'header' : 'body', path)
  return {
    maxPages,
    values: (at) => ({ cursor: at.kind === 'cursor' ? at.cursor : undefined, size }),
    next(_at, page) {
      const next = read(page)
      return next === null || ends(page) ? null : { kind: 'cursor', cursor: next }
    },
  }
}

function addresses(
  { size, emptyEnds, maxPages, allowedHosts }: PaginationSettings<'link_header'> | PaginationSettings<'next_url'>,
  url: string,
  read: (page: AnsweredPage) => string | null,
): Pager {
  const own = new URL(url)
  const allowed = new Set([own.host, ...allowedHosts])
  return {
    maxPages,
    values: () => ({ size }),
    // Asked again here: a checkpoint may have been set by hand.
    address: (at) => (at.kind === 'url' ? checked(at.url, url, own, allowed) : undefined),
    next(_at, page) {
      const found = read(page)
      if (found === null || (emptyEnds && page.count === 0)) return null
      return { kind: 'url', url: checked(found, page.url, own, allowed) }
    },
  }
}

/** A page may not lead the credentials to a host nobody named. */
function checked(found: string, base: string, own: URL, allowed: ReadonlySet<string>): string {
  const next = URL.canParse(found, base) ? new URL(found, base) : null
  if (next === null || (next.protocol !== 'https:' && next.protocol !== 'http:') || next.username !== '') {
    throw new NeedsHuman(
      'response_invalid',
      `The address of the next page is none: "${found.slice(0, 100)}".`,
      'Compare where the next address stands with the source’s documentation.',
    )
  }
  if (!allowed.has(next.host) || (own.protocol === 'https:' && next.protocol === 'http:')) {
    throw new NeedsHuman(
      'outbound_blocked',
      `The next page is at ${next.protocol}//${next.host}, and the feed’s address is at ${own.protocol}//${own.host}.`,
      'If the source really goes on there, add the host to "Other hosts" of the pages.',
    )
  }
  return next.href
}

interface Ends {
  readonly size: number | undefined
  readonly hasMore?: string | undefined
  readonly emptyEnds: boolean
}

function endsBy({ size, hasMore, emptyEnds }: Ends): (page: AnsweredPage) => boolean {
  const more = moreBy(hasMore)
  return (page) => {
    if (hasMore !== undefined) return !more(page) || (emptyEnds && page.count === 0)
    return (emptyEnds && page.count === 0) || (size !== undefined && page.count < size)
  }
}

/** False, null, 0, an empty text and nothing at all say that there is no more. */
function moreBy(path: string | undefined): (page: AnsweredPage) => boolean {
  const read = path === undefined ? null : compilePath(path)
  return ({ document }) => {
    const value = document === undefined ? undefined : read?.(document)
    return value !== undefined && value !== null && value !== false && value !== 0 && value !== '' && value !== 'false'
  }
}

function fromBodyOrHeader(from: 'body' | 'header', place: string): (page: AnsweredPage) => string | null {
  if (from === 'header') {
    const name = place.toLowerCase()
    return ({ headers }) => headers[name] || null
  }
  const read = compilePath(place)
  return ({ document }) => textAt(read, document)
}

/** A text or a number that is there. */
function textAt(read: PathReader | null, value: JsonValue | undefined): string | null {
  const found = value === undefined ? undefined : read?.(value)
  if (typeof found === 'number' || found instanceof ExactNumber) return String(found)
  return typeof found === 'string' && found !== '' ? found : null
}
