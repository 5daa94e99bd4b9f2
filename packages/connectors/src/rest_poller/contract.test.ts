import { describePullConnector, describeSpec, type PullHarness, type PullSource } from '@halcyon/connector-kit/suite'
import { isJsonObject, type JsonObject } from '@halcyon/domain'
import { type RestServer, restServer } from '../../../../tests/support/rest-server.ts'
import { bearerGuard, CLIENT } from '../../../../tests/support/rest-server-auth.ts'
import { restPoller } from './index.ts'
import { SCHEDULE } from './testing.ts'

const TOKEN = 'canary-token-4711'
const field = { kind: 'datetime', cursorField: '$.updated_at' }
const since = { query: { since: '{since}' } }

interface Setting {
  readonly paging: RestServer['paging']
  readonly config: JsonObject
  readonly request: JsonObject
  readonly format?: RestServer['format']
  readonly order?: RestServer['order']
  readonly oauth?: boolean
}

const SETTINGS: Readonly<Record<string, Setting>> = {
  'page numbers and a growing field, newest first': {
    paging: 'page',
    order: 'newest',
    config: { pagination: { kind: 'page', size: 2, sizeParameter: 'limit' }, incremental: field },
    request: since,
  },
  'overlapping offsets, with OAuth 2': {
    paging: 'offset',
    oauth: true,
    config: {
      pagination: { kind: 'offset', size: 3, sizeParameter: 'limit', overlap: 1 },
      incremental: field,
    },
    request: since,
  },
  'windows of time, and a cursor': {
    paging: 'cursor',
    config: {
      pagination: { kind: 'cursor', path: '$.meta.next', size: 2, sizeParameter: 'limit' },
      incremental: { kind: 'window', step: 'PT20M', start: 'PT1H' },
    },
    request: { query: { from: '{window.start}', to: '{window.end}' } },
  },
  'everything each time, by Link headers, in NDJSON': {
    paging: 'link',
    format: 'ndjson',
    config: {
      pagination: { kind: 'link_header', size: 2, sizeParameter: 'limit' },
      incremental: field,
    },
    request: since,
  },
}

async function source({
  paging,
  config,
  request,
  format = 'json',
  order = 'oldest',
  oauth = false,
}: Setting): Promise<PullSource> {
  const rest = await restServer()
  Object.assign(rest, { paging, format, order })
  rest.guard = bearerGuard(oauth ? rest.tokens.good : new Set([TOKEN]))
  const auth = oauth
    ? { kind: 'oauth2_client_credentials', tokenUrl: '/oauth/token', clientId: CLIENT.id }
    : { kind: 'bearer' }
  let last = 0
  const put = (id: string, at: number, more: object = {}): void => {
    last = Math.max(last + 1, at)
    rest.records.push({ id, updated_at: new Date(last).toISOString(), title: id, ...more })
  }
  return {
    config: {
      auth,
      schedule: SCHEDULE,
      ...(format === 'json' ? { recordPath: '$.alerts[*]' } : {}),
      ...config,
      request: { url: rest.url, ...request },
    },
    secrets: oauth ? { clientSecret: CLIENT.secret } : { token: TOKEN },
    add: async (ids) => {
      for (const id of ids) put(id, Date.now() - 2000)
    },
    idOf: (payload) => (isJsonObject(payload) ? String(payload.id) : ''),
    ...(format === 'ndjson' ? { addMalformed: async () => put('broken', Date.now() - 2000, { broken: true }) } : {}),
    hang: () => {
      rest.always = { kind: 'hang' }
    },
    fillRange: async () => {
      const from = Math.floor(Date.now() / 1000) * 1000 - 50 * 60_000
      const to = from + 30 * 60_000
      const times = {
        early: from - 1000,
        first: from,
        middle: from + 15 * 60_000,
        last: to - 1,
        late: to,
        later: to + 60_000,
      }
      for (const [id, at] of Object.entries(times)) put(id, at)
      const [fromText, toText] = [new Date(from).toISOString(), new Date(to).toISOString()]
      return { from: fromText, to: toText, inside: ['first', 'middle', 'last'], outside: ['early', 'late', 'later'] }
    },
    close: () => rest.close(),
  }
}

const harnesses = Object.entries(SETTINGS).map(
  ([name, setting]): PullHarness => ({
    name,
    open: () => source(setting),
    failing: ({ config, secrets }) => [
      {
        config: { ...(config as JsonObject), request: { ...setting.request, url: 'http://127.0.0.1:9/' } },
        secrets,
        step: 'address',
      },
      {
        config,
        secrets: Object.fromEntries(Object.keys(secrets).map((name) => [name, 'canary-wrong-1'])),
        step: setting.oauth === true ? 'sign-in' : 'first page',
      },
    ],
  }),
)

describeSpec(restPoller)
for (const harness of harnesses) describePullConnector(restPoller, harness)
