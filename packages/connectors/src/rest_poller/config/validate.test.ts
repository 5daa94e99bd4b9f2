import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { PRESETS } from '../presets/index.ts'
import { spec } from '../spec.ts'
import { SCHEDULE } from '../testing.ts'
import { type RestPollerConfig, RestPollerConfig as Schema } from './config.ts'
import { validateConfig } from './validate.ts'

const URL = 'https://api.example/v1'
const valid = { request: { url: URL }, schedule: SCHEDULE } as const
const window = { kind: 'window' } as const
const field = { kind: 'datetime', cursorField: '$.at' } as const

test.each<[Partial<RestPollerConfig>, string, string]>([
  [{ request: { url: '' } }, 'request.url', 'url_invalid'],
  [{ request: { url: 'https://{partition}.example' } }, 'request.url', 'url_invalid'],
  [{ request: { url: 'https://user:pass@api.example' } }, 'request.url', 'url_invalid'],
  [{ auth: { kind: 'oauth2_client_credentials', clientId: 'x' } }, 'auth.tokenUrl', 'url_invalid'],
  [{ auth: { kind: 'session', loginUrl: 'login' } }, 'auth.loginUrl', 'url_invalid'],
  [{ auth: { kind: 'aws_sigv4', accessKeyId: 'A', region: 'r' } }, 'auth.service', 'config_invalid'],
  [{ recordPath: 'data' }, 'recordPath', 'path_invalid'],
  [{ pagination: { kind: 'next_url', path: 'next' } }, 'pagination.path', 'path_invalid'],
  [{ dedupe: { kind: 'fields', fields: ['$.id', 'at'] } }, 'dedupe.fields[1]', 'path_invalid'],
  [{ responses: [{ body: 'x', action: 'fail' }] }, 'responses[0].body', 'path_invalid'],
  [{ request: { url: URL, query: { q: '{sicne}' } } }, 'request.query.q', 'variable_unknown'],
  [{ request: { url: URL, query: { q: '{since}' } } }, 'request', 'variable_unknown'],
  [{ incremental: window }, 'request', 'variable_unknown'],
  [{ incremental: field }, 'request', 'variable_unknown'],
  [{ partitions: { kind: 'list', values: ['a'] } }, 'request', 'variable_unknown'],
  [
    { incremental: { ...window, step: 'PT0S' }, request: { url: URL, query: { f: '{window.start}' } } },
    'incremental.step',
    'config_invalid',
  ],
  [
    { incremental: { ...field, start: '2026-02-31T00:00:00Z', queryParameter: 'since' } },
    'incremental.start',
    'config_invalid',
  ],
  [{ incremental: { kind: 'token', path: '$.t' }, pagination: { kind: 'page' } }, 'pagination', 'not_allowed'],
])('%j is refused at %s', (more, path, code) => {
  const config = { ...valid, ...more }
  expect([...Value.Errors(Schema, config)]).toEqual([])
  expect(validateConfig(config)).toContainEqual(
    expect.objectContaining({ path, code, message: expect.any(String), suggestion: expect.stringMatching(/.\.$/) }),
  )
})

test('the shortest configuration is fine, and one with an unknown field is not', () => {
  expect(validateConfig(valid)).toEqual([])
  expect(Value.Check(Schema, valid)).toBe(true)
  expect(Value.Check(Schema, { ...valid, pages: 1 })).toBe(false)
})

/** What only the person knows. */
const OWN: Readonly<Record<string, Partial<RestPollerConfig>>> = {
  crowdstrike_alerts: { auth: { kind: 'oauth2_client_credentials', clientId: 'c' } },
  microsoft_graph_alerts: {
    auth: {
      kind: 'oauth2_client_credentials',
      clientId: 'c',
      tokenUrl: 'https://login.microsoftonline.com/t/oauth2/v2.0/token',
    },
  },
  google_workspace_alerts: { auth: { kind: 'jwt_bearer', subject: 'admin@acme.example' } },
  okta_system_log: { request: { url: 'https://acme.okta.example' } },
  sentinelone_threats: { request: { url: 'https://acme.sentinelone.example' } },
  github_secret_scanning: { partitions: { kind: 'list', values: ['acme'] } },
  snyk_issues: { partitions: { kind: 'list', values: ['org-1'] } },
  google_scc_findings: { partitions: { kind: 'list', values: ['organizations/123456789012'] } },
  aws_security_hub: {
    request: { url: 'https://securityhub.eu-west-1.amazonaws.com' },
    auth: { kind: 'aws_sigv4', accessKeyId: 'A', region: 'eu-west-1' },
  },
}

test.each(Object.keys(PRESETS) as (keyof typeof PRESETS)[])(
  '%s is complete once its owner has said who they are',
  (preset) => {
    const config: RestPollerConfig = { preset, schedule: SCHEDULE, ...OWN[preset] }
    expect([...Value.Errors(Schema, config)]).toEqual([])
    expect(validateConfig(config)).toEqual([])
    expect(spec.requiredSecrets(config).length).toBeGreaterThan(0)
  },
)

test('Google gives alerts only in the name of an administrator', () => {
  const config: RestPollerConfig = { preset: 'google_workspace_alerts', schedule: SCHEDULE }
  expect(validateConfig(config)).toEqual([
    expect.objectContaining({ path: 'auth.subject', message: 'There is no delegated administrator.' }),
  ])
})
