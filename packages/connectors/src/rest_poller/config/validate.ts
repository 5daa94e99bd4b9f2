import { compilePath } from '@halcyon/connector-kit'
import type { CodedFinding, ErrorCode } from '@halcyon/domain'
import { PRESETS } from '../presets/index.ts'
import { compileRequest } from '../request/request.ts'
import { VARIABLES, type Variable } from '../request/template.ts'
import { milliseconds, startOf, TIME_FORMATS } from '../request/time.ts'
import { type Settings, settingsOf } from '../settings.ts'
import type { RestPollerConfig } from './config.ts'
import { listPath } from './records.ts'

/** What the schema cannot say. Empty = the configuration can work. */
export function validateConfig(config: RestPollerConfig): CodedFinding[] {
  const settings = settingsOf(config)
  const address = url(settings.url, 'request.url')
  return [
    ...address,
    ...authOf(settings),
    ...subject(settings, config.preset),
    ...paths(settings),
    ...times(settings),
    ...(address.length > 0 ? [] : variables(settings)),
  ]
}

const finding = (at: string, code: ErrorCode, message: string, suggestion: string): CodedFinding => ({
  path: at,
  code,
  message,
  suggestion,
})

function url(text: string, at: string): CodedFinding[] {
  const parsed = URL.canParse(text) ? new URL(text) : null
  const fine = parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.username === '' && !/[{}]/.test(text)
  if (fine) return []
  return [
    finding(
      at,
      'url_invalid',
      text === '' ? 'There is no address.' : `"${text}" is no https address; variables belong into the request.`,
      'For example https://api.example.com/v1.',
    ),
  ]
}

/** What a preset leaves to the person, and where tokens come from. */
function authOf({ auth }: Settings): CodedFinding[] {
  switch (auth.kind) {
    case 'oauth2_client_credentials':
    case 'oauth2_refresh_token':
      return [...url(auth.tokenUrl, 'auth.tokenUrl'), ...filled(auth.clientId, 'auth.clientId', 'client id')]
    case 'jwt_bearer':
      return auth.tokenUrl === undefined ? [] : url(auth.tokenUrl, 'auth.tokenUrl')
    case 'session':
      return url(auth.loginUrl, 'auth.loginUrl')
    case 'aws_sigv4':
      return [
        ...filled(auth.accessKeyId, 'auth.accessKeyId', 'access key id'),
        ...filled(auth.region, 'auth.region', 'region'),
        ...filled(auth.service, 'auth.service', 'service'),
      ]
    default:
      return []
  }
}

/** A source that gives data only in the name of one of its people. */
function subject({ auth }: Settings, preset: RestPollerConfig['preset']): CodedFinding[] {
  const whom = preset === undefined ? undefined : PRESETS[preset].subject
  return whom === undefined || auth.kind !== 'jwt_bearer' ? [] : filled(auth.subject, 'auth.subject', whom)
}

/** A preset cannot know it, whatever its type says. */
const filled = (value: string | undefined, at: string, what: string): CodedFinding[] =>
  value === undefined || value === ''
    ? [finding(at, 'config_invalid', `There is no ${what}.`, 'Enter it as the source has it.')]
    : []

/** Every JSONPath there is, with its place. */
function placesOf({
  auth,
  records,
  dedupe,
  pagination,
  incremental,
  partitions,
  responses,
}: Settings): [string, string][] {
  const places: [string, string][] = [['recordPath', records.recordPath]]
  dedupe.forEach((path, index) => {
    places.push([`dedupe.fields[${index}]`, path])
  })
  if (auth.kind === 'session' && auth.tokenFrom === 'body') places.push(['auth.token', auth.token])
  if (pagination.kind === 'cursor' && pagination.from !== 'header') places.push(['pagination.path', pagination.path])
  if (pagination.kind === 'next_url') places.push(['pagination.path', pagination.path])
  if ('hasMore' in pagination && pagination.hasMore !== undefined)
    places.push(['pagination.hasMore', pagination.hasMore])
  if (incremental.kind === 'cursor_field') places.push(['incremental.cursorField', incremental.cursorField])
  if (incremental.kind === 'token' && incremental.from === 'body') places.push(['incremental.path', incremental.path])
  if (incremental.kind === 'token' && incremental.hasMore !== undefined)
    places.push(['incremental.hasMore', incremental.hasMore])
  if (partitions?.kind === 'request')
    places.push(['partitions.recordPath', listPath(partitions.recordPath)], ['partitions.value', partitions.value])
  responses.forEach(({ body }, index) => {
    if (body !== undefined) places.push([`responses[${index}].body`, body])
  })
  return places
}

const paths = (settings: Settings): CodedFinding[] =>
  placesOf(settings).flatMap(([at, path]) =>
    compilePath(path) === null
      ? [
          finding(
            at,
            'path_invalid',
            `"${path}" is not a path to one value.`,
            'For example $.data.items or $.updated_at.',
          ),
        ]
      : [],
  )

function times({ incremental, limits }: Settings): CodedFinding[] {
  const zero = (at: string, duration: string): CodedFinding[] =>
    milliseconds(duration) > 0
      ? []
      : [finding(at, 'config_invalid', 'A time of no length never passes.', 'For example PT1H.')]
  return [
    ...(incremental.kind === 'window' ? zero('incremental.step', incremental.step) : []),
    ...startOfFirst(incremental),
    ...(limits.budget === null ? [] : zero('limits.budget.per', limits.budget.per)),
  ]
}

function startOfFirst(incremental: Settings['incremental']): CodedFinding[] {
  const timed = incremental.kind === 'cursor_field' && incremental.type !== 'number' && incremental.type !== 'text'
  if (!timed && incremental.kind !== 'window') return []
  try {
    startOf(incremental.start, 0)
    return []
  } catch {
    return [
      finding(
        'incremental.start',
        'config_invalid',
        `There is no such time: ${incremental.start}.`,
        'For example 2026-01-01T00:00:00Z, or P7D for the last seven days.',
      ),
    ]
  }
}

/** Where each variable gets its value from. */
function sourcesOf({ incremental, pagination, partitions }: Settings): ReadonlySet<Variable> {
  const given: Variable[] = ['now', 'lastRun']
  if (incremental.kind === 'window') given.push('window.start', 'window.end')
  if (incremental.kind === 'cursor_field') given.push('since')
  if (incremental.kind === 'token' || pagination.kind === 'cursor') given.push('cursor')
  if (pagination.kind === 'page') given.push('page')
  if (pagination.kind === 'offset') given.push('offset', 'offset.end')
  if ('size' in pagination && pagination.size !== undefined) given.push('size')
  if (partitions !== null) given.push('partition')
  return new Set(given)
}

function variables(settings: Settings): CodedFinding[] {
  const sources = sourcesOf(settings)
  const { templates, uses } = compileRequest(settings)
  const unknown = templates.flatMap(({ path, template }) =>
    template.unknown.map((text) =>
      finding(
        path,
        'variable_unknown',
        `${text} is no variable.`,
        `Use {${VARIABLES.join('}, {')}}, a time with one of :${TIME_FORMATS.join(', :')}, a path's part with :path.`,
      ),
    ),
  )
  const unset = [...uses]
    .filter((name) => !sources.has(name))
    .map((name) => finding('request', 'variable_unknown', `Nothing gives {${name}} a value.`, SUGGESTIONS[name]))
  return [...unknown, ...unset, ...unusedBy(settings, uses), ...pagedTwice(settings)]
}

const SUGGESTIONS: Readonly<Record<Variable, string>> = {
  cursor: 'Choose "Cursor" as pages, or a token under "What is new".',
  since: 'Choose "A time in the record" or "A number or text that grows" under "What is new".',
  'window.start': 'Choose "Windows of time" under "What is new".',
  'window.end': 'Choose "Windows of time" under "What is new".',
  page: 'Choose "Page number" as pages.',
  offset: 'Choose "Offset" as pages.',
  'offset.end': 'Choose "Offset" as pages.',
  size: 'Set the page size.',
  now: '',
  lastRun: '',
  partition: 'Name the partitions.',
}

/** What is read bit by bit must ask for a bit: else every run reads all, or the same. */
function unusedBy({ incremental, partitions }: Settings, uses: ReadonlySet<Variable>): CodedFinding[] {
  const needed: Variable[] = []
  if (incremental.kind === 'window') needed.push('window.start')
  if (incremental.kind === 'cursor_field') needed.push('since')
  if (partitions !== null) needed.push('partition')
  return needed
    .filter((name) => !uses.has(name))
    .map((name) =>
      finding(
        'request',
        'variable_unknown',
        `The request does not ask for {${name}}.`,
        name === 'since'
          ? 'Name the query parameter that takes it, or put {since} into the path or the body.'
          : `Put {${name}} into the query, the path or the body.`,
      ),
    )
}

/** A token pages by itself. */
function pagedTwice({ incremental, pagination }: Settings): CodedFinding[] {
  if (incremental.kind !== 'token' || pagination.kind === 'none') return []
  return [
    finding(
      'pagination',
      'not_allowed',
      'With a token there is no other way through the pages.',
      'Set the pages to "None".',
    ),
  ]
}
