import { type Static, Type } from 'typebox'
import { closed, duration, jsonPath, kind, text, whole } from './fields.ts'

const initial = Type.Optional(duration('First run reaches back', 'How much of the past the first run reads.', 'P1D'))

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
    initial,
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

const CursorField = Type.Object(
  {
    kind: kind('cursor_field', 'From the newest value of a field on: {since}. In whatever order the records come.'),
    cursorField: jsonPath('Field', 'JSONPath in the record.', { examples: ['$.updated_at'] }),
    type: Type.Optional(
      Type.Enum(['time', 'unix', 'unix_ms', 'number', 'text'], {
        title: 'What it holds',
        description:
          'time: RFC 3339. unix, unix_ms: seconds or milliseconds since 1970. number, text: what only grows.',
        default: 'time',
      }),
    ),
    granularity: Type.Optional(
      duration(
        'Granularity',
        'How exactly the source keeps its times. So much before the newest one is asked for again, so that no two records of one instant are parted.',
        'PT1S',
      ),
    ),
    lookback: Type.Optional(
      duration('Look back', 'So much more is asked for again, for what the source files late.', 'PT0S'),
    ),
    initial,
    startAt: Type.Optional(
      text('Start at', 'Of a number or a text: {since} of the first run; empty = {since} is left out.', {
        default: '',
      }),
    ),
  },
  { ...closed, title: 'A field that grows' },
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
    token: text('Token at', 'JSONPath in the body, or name of the header.', {
      minLength: 1,
      maxLength: 300,
      examples: ['$.next_token'],
    }),
    parameter: Type.Optional(
      text('Parameter', 'Query parameter with the token, unless the request has {cursor} itself.', {
        default: 'cursor',
        minLength: 1,
        maxLength: 100,
      }),
    ),
    startAt: Type.Optional(text('Start at', 'Token of the first run; empty = it is left out.', { default: '' })),
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

export const Incremental = Type.Union([Everything, Windows, CursorField, Token], {
  title: 'What is new',
  description: 'How a run knows where to go on.',
})

export type IncrementalConfig = Static<typeof Incremental>
export type IncrementalKind = IncrementalConfig['kind']
export type IncrementalOf<K extends IncrementalKind> = Extract<IncrementalConfig, { kind: K }>
