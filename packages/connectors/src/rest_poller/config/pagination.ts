import { type Static, Type } from 'typebox'
import { closed, jsonPath, kind, text, whole } from './fields.ts'

const size = Type.Optional(
  Type.Integer({
    title: 'Page size',
    description: 'Asked for as {size}. A page with fewer records is the last one.',
    minimum: 1,
    maximum: 100_000,
  }),
)
const sizeParameter = Type.Optional(
  text('Size parameter', 'Query parameter with the page size; empty = it stands in the request as {size}.', {
    default: '',
    maxLength: 100,
  }),
)
const hasMore = Type.Optional(
  jsonPath('Says whether there is more', 'JSONPath in the answer; false, null, 0 or absent: this was the last page.', {
    examples: ['$.has_more'],
  }),
)
const emptyEnds = (fallback: boolean) =>
  Type.Optional(
    Type.Boolean({
      title: 'An empty page is the last one',
      description: 'Off where the source also gives empty pages before the end.',
      default: fallback,
    }),
  )
const maxPages = Type.Optional(
  whole(
    'Most pages',
    'In one go. A window with more is halved; anything else with more has no end, and the run fails and says so.',
    1000,
    1,
    1_000_000,
  ),
)
const allowedHosts = Type.Optional(
  Type.Array(Type.String({ minLength: 1, maxLength: 255 }), {
    title: 'Other hosts',
    description: 'Beside the address’s own, to which a next page may lead. They are sent the credentials too.',
    default: [],
    maxItems: 20,
  }),
)
const parameter = (fallback: string, what: string) =>
  Type.Optional(
    text('Parameter', `Query parameter with ${what}, unless the request has it in braces itself.`, {
      default: fallback,
      minLength: 1,
      maxLength: 100,
    }),
  )

const NoPages = Type.Object({ kind: kind('none', 'Everything comes in one answer.') }, { ...closed, title: 'None' })

const PageNumber = Type.Object(
  {
    kind: kind('page', 'Pages are numbered: {page}.'),
    parameter: parameter('page', 'the number'),
    start: Type.Optional(whole('First page', 'Its number.', 1, 0, 1_000_000)),
    size,
    sizeParameter,
    hasMore,
    emptyEnds: emptyEnds(true),
    maxPages,
  },
  { ...closed, title: 'Page number' },
)

const Offset = Type.Object(
  {
    kind: kind('offset', 'How many records to leave out: {offset}, up to {offset.end} where the request has it.'),
    parameter: parameter('offset', 'the offset'),
    size: Type.Optional(
      whole('Page size', 'Asked for as {size}. A page with fewer records is the last one.', 100, 1, 100_000),
    ),
    sizeParameter,
    overlap: Type.Optional(
      whole(
        'Overlap',
        'Records of the page before that are asked for again. When they are not there, records have moved while they were read, and the pages are read again from the first.',
        0,
        0,
        100,
      ),
    ),
    hasMore,
    emptyEnds: emptyEnds(true),
    maxPages,
  },
  { ...closed, title: 'Offset' },
)

const Cursor = Type.Object(
  {
    kind: kind('cursor', 'Each answer says where the next page begins: {cursor}.'),
    from: Type.Optional(
      Type.Enum(['body', 'header', 'record'], {
        title: 'Cursor is in',
        description: 'body: of the answer. header: of the answer. record: a field of the last record.',
        default: 'body',
      }),
    ),
    path: text('Cursor at', 'JSONPath in the body or the record, or name of the header.', {
      minLength: 1,
      maxLength: 300,
      examples: ['$.meta.next_cursor', 'X-Next-Cursor', '$.id'],
    }),
    parameter: parameter('cursor', 'the cursor'),
    size,
    sizeParameter,
    hasMore,
    emptyEnds: emptyEnds(false),
    maxPages,
  },
  { ...closed, title: 'Cursor' },
)

const LinkHeader = Type.Object(
  {
    kind: kind('link_header', 'A Link header with rel="next" has the next page’s address (RFC 8288).'),
    size,
    sizeParameter,
    emptyEnds: emptyEnds(true),
    maxPages,
    allowedHosts,
  },
  { ...closed, title: 'Link header' },
)

const NextUrl = Type.Object(
  {
    kind: kind('next_url', 'The body has the next page’s address.'),
    path: jsonPath('Address at', 'JSONPath in the body; absent, null or empty: this was the last page.', {
      examples: ["$['@odata.nextLink']", '$.links.next'],
    }),
    size,
    sizeParameter,
    emptyEnds: emptyEnds(false),
    maxPages,
    allowedHosts,
  },
  { ...closed, title: 'Address in the body' },
)

export const Pagination = Type.Union([NoPages, PageNumber, Offset, Cursor, LinkHeader, NextUrl], {
  title: 'Pages',
  description: 'How an answer that is too long for one page goes on.',
})

export type PaginationConfig = Static<typeof Pagination>
export type PaginationKind = PaginationConfig['kind']
export type PaginationOf<K extends PaginationKind> = Extract<PaginationConfig, { kind: K }>
