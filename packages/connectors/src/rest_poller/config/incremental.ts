import { type Static, Type } from 'typebox'
import { closed, duration, jsonPath, kind, text, whole } from './fields.ts'

/** RFC 3339 with its zone, or an ISO 8601 duration. */
const TIME_OR_SPAN =
  '^(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)|P(?=.)(\\d+W)?(\\d+D)?(T(?=.)(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?)$'
const start = Type.Optional(
  text('Start', 'Of the first run: a time (RFC 3339), or how far back it reaches (ISO 8601).', {
    pattern: TIME_OR_SPAN,
    maxLength: 40,
    default: 'P1D',
    examples: ['2026-01-01T00:00:00Z', 'P7D'],
  }),
)
const cursorField = jsonPath('Field', 'JSONPath in the record.', { examples: ['$.updated_at', '$.id'] })
const queryParameter = Type.Optional(
  text('Query parameter', 'Takes {since}. Empty = the request has {since} itself.', { default: '', maxLength: 100 }),
)

const Everything = Type.Object(
  {
    kind: kind(
      'none',
      'Every run reads all there is; what was read before is recognised. {lastRun} is when the last run that came to its end began.',
    ),
  },
  { ...closed, title: 'Everything each time' },
)

const Windows = Type.Object(
  {
    kind: kind('window', 'One window of time after the other: {window.start} and {window.end}.'),
    step: Type.Optional(duration('Step', 'Longest window. One that has too much is halved and read again.', 'PT1H')),
    lookback: Type.Optional(
      duration(
        'Look back',
        'Each run begins so long before the end of the last one, for what the source files late. What was read before is recognised.',
        'PT1M',
      ),
    ),
    lag: Type.Optional(
      duration('Lag', 'The newest so much of time is left for the next run: some sources file with a delay.', 'PT0S'),
    ),
    start,
    maxRecords: Type.Optional(
      Type.Integer({
        title: 'Most records',
        description: 'Where the source silently gives no more than so many: a window that reaches them is halved.',
        minimum: 1,
        maximum: 10_000_000,
      }),
    ),
  },
  { ...closed, title: 'Windows of time' },
)

const Datetime = Type.Object(
  {
    kind: kind(
      'datetime',
      'From the newest time in a field on, less the look back. In whatever order the records come.',
    ),
    cursorField,
    queryParameter,
    format: Type.Optional(
      Type.Enum(['rfc3339', 'unix', 'unix_ms'], {
        title: 'Written as',
        description: 'In the record and in the request; unix, unix_ms: seconds or milliseconds since 1970.',
        default: 'rfc3339',
      }),
    ),
    start,
    lookback: Type.Optional(
      duration(
        'Look back',
        'So much before the newest time is asked for again: for what the source files late, and at least as much as it rounds its times, so that no two records of one instant are parted. What was read before is recognised.',
        'PT1S',
      ),
    ),
  },
  { ...closed, title: 'A time in the record' },
)

const Sequence = Type.Object(
  {
    kind: kind('sequence', 'From the greatest value of a field on. In whatever order the records come.'),
    cursorField,
    queryParameter,
    type: Type.Optional(
      Type.Enum(['number', 'text'], { title: 'What it holds', description: 'What only grows.', default: 'number' }),
    ),
    start: Type.Optional(text('Start', '{since} of the first run; empty = it is left out.', { default: '' })),
  },
  { ...closed, title: 'A number or text that grows' },
)

const Token = Type.Object(
  {
    kind: kind(
      'token',
      'The source says with each answer where to go on, now or at the next run: {cursor}. It is kept as it is.',
    ),
    from: Type.Optional(
      Type.Enum(['body', 'header'], { title: 'Token is in', description: 'Of the answer.', default: 'body' }),
    ),
    path: text('Token at', 'JSONPath in the body, or name of the header.', {
      minLength: 1,
      maxLength: 300,
      examples: ['$.next_token'],
    }),
    queryParameter: Type.Optional(
      text('Query parameter', 'Takes the token, unless the request has {cursor} itself.', {
        default: 'cursor',
        minLength: 1,
        maxLength: 100,
      }),
    ),
    start: Type.Optional(text('Start', 'Token of the first run; empty = it is left out.', { default: '' })),
    hasMore: Type.Optional(
      jsonPath(
        'Says whether there is more',
        'JSONPath in the answer; without one, an answer without records is the last one.',
        { examples: ['$.has_more'] },
      ),
    ),
    maxPages: Type.Optional(whole('Most pages', 'In one go; with more the run fails and says so.', 1000, 1, 1_000_000)),
  },
  { ...closed, title: 'A token of the source’s' },
)

export const Incremental = Type.Union([Everything, Datetime, Sequence, Windows, Token], {
  title: 'What is new',
  description: 'How a run knows where to go on.',
})

export type IncrementalConfig = Static<typeof Incremental>
export type IncrementalOf<K extends IncrementalConfig['kind']> = Extract<IncrementalConfig, { kind: K }>
