import { expect, test } from 'vitest'
import { PRESETS } from './presets/index.ts'
import type { PresetName } from './presets/names.ts'
import { newestOf } from './progress/newest.ts'
import { recordReader } from './records/read-records.ts'
import { compileRequest } from './request/request.ts'
import { sample } from './sample.ts'
import { settingsOf } from './settings.ts'
import { SCHEDULE } from './testing.ts'

const names = Object.keys(PRESETS) as PresetName[]

/** A page of this product with these records on it. */
function pageOf(path: string, records: readonly unknown[]): Uint8Array {
  const name = path === '$' ? null : path.slice(2)
  return Buffer.from(JSON.stringify(name === null ? records : { [name]: records }))
}

test.each(['', ...names])(
  '%s: a sample goes through the connector’s own parser, and is another one each time',
  async (preset) => {
    const settings = settingsOf({ schedule: SCHEDULE, ...(preset === '' ? {} : { preset: preset as PresetName }) })
    const made = Array.from({ length: 5 }, () => sample(preset === '' ? {} : { preset }))
    const body = pageOf(settings.records.recordPath, made)
    const { items } = await recordReader(settings).read({ body, headers: { 'content-type': 'application/json' } })
    expect(items.map((item) => (item.kind === 'payload' ? item.payload : null))).toEqual(made)
    const ids = items.map((item) => (item.kind === 'payload' ? item.deliveryId : null))
    if (settings.dedupe.length > 0) expect(ids).not.toContain(null)
    expect(new Set(made.map((one) => JSON.stringify(one))).size).toBe(5)
    if (settings.incremental.kind !== 'cursor_field') return
    const newest = newestOf(settings.incremental)
    for (const record of made) {
      const at = Date.parse(newest.read(record) ?? '')
      expect(Math.abs(Date.now() - at)).toBeLessThan(86_400_000)
    }
  },
)

const at = { instant: Temporal.Instant.from('2026-03-02T12:00:00Z') }

/** As the products' documentation has the first request. */
test.each<[PresetName, string, string | undefined]>([
  [
    'crowdstrike_alerts',
    'POST https://api.crowdstrike.com/alerts/combined/alerts/v1',
    `{"filter":"updated_timestamp:>'2026-03-02T12:00:00Z'","sort":"updated_timestamp|asc","limit":1000}`,
  ],
  [
    'microsoft_graph_alerts',
    'GET https://graph.microsoft.com/v1.0/security/alerts_v2?$filter=lastUpdateDateTime ge 2026-03-02T12:00:00Z&$orderby=lastUpdateDateTime asc&$skip=0&$top=1000',
    undefined,
  ],
  [
    'okta_system_log',
    'GET https://own.example/api/v1/logs?since=2026-03-02T12:00:00Z&sortOrder=ASCENDING&limit=1000',
    undefined,
  ],
  [
    'sentinelone_threats',
    'GET https://own.example/web/api/v2.1/threats?updatedAt__gte=2026-03-02T12:00:00.000Z&sortBy=updatedAt&sortOrder=asc&limit=100',
    undefined,
  ],
  ['github_secret_scanning', 'GET https://api.github.com/orgs/acme/secret-scanning/alerts?per_page=100', undefined],
  ['slack_audit', 'GET https://api.slack.com/audit/v1/logs?oldest=1772452800&limit=200', undefined],
  [
    'snyk_issues',
    'GET https://api.snyk.io/rest/orgs/acme/issues?version=2024-04-29&updated_after=2026-03-02T12:00:00Z&limit=100',
    undefined,
  ],
  [
    'google_workspace_alerts',
    'GET https://alertcenter.googleapis.com/v1beta1/alerts?filter=createTime >= "2026-03-02T12:00:00Z"&orderBy=createTime asc&pageSize=1000',
    undefined,
  ],
  [
    'google_scc_findings',
    'GET https://securitycenter.googleapis.com/v1/acme/sources/-/findings?filter=eventTime >= "2026-03-02T12:00:00Z"&orderBy=eventTime&pageSize=1000',
    undefined,
  ],
  [
    'aws_security_hub',
    'POST https://own.example/findings',
    '{"Filters":{"UpdatedAt":[{"Start":"2026-03-02T12:00:00.000Z","End":"2026-03-02T12:00:00.000Z"}]},"MaxResults":100}',
  ],
])('%s asks %s', (preset, expected, body) => {
  const own = PRESETS[preset].request?.url === undefined ? { request: { url: 'https://own.example' } } : {}
  const settings = settingsOf({ preset, schedule: SCHEDULE, ...own })
  const size = 'size' in settings.pagination ? settings.pagination.size : undefined
  const since = { ...at, as: preset === 'slack_audit' ? ('unix' as const) : ('iso' as const) }
  const values = { since, partition: 'acme', offset: 0, size, 'window.start': at, 'window.end': at }
  const request = compileRequest(settings).build(values)
  expect(`${request.method} ${decodeURIComponent(request.url)}`).toBe(expected)
  expect(request.body).toBe(body)
})
