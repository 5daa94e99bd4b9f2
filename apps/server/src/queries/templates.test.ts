/** Every template's mapping gives what `golden.json` beside it says, and what is generated for its sender is never rejected. */
import { readFile } from 'node:fs/promises'
import { connectors } from '@halcyon/connectors'
import { isJsonObject, type JsonObject } from '@halcyon/domain'
import { compile, validateMapping } from '@halcyon/mapping'
import { Value } from 'typebox/value'
import { expect, test } from 'vitest'

const CONTEXT = { scope: 'feed-1', receivedAt: '2026-03-02T12:00:00.000Z' }
const all = [...connectors.values()].flatMap(({ spec }) =>
  (spec.templates ?? []).map((template) => ({ spec, template, name: `${spec.type} ${template.name}` })),
)
const goldenOf = async (type: string): Promise<Record<string, unknown[]>> => {
  const file = new URL(`../../../../packages/connectors/src/${type}/templates/golden.json`, import.meta.url)
  return JSON.parse(await readFile(file, 'utf8'))
}

test.each(all)('$name gives what is expected of its samples', async ({ spec, template }) => {
  expect(validateMapping(template.mapping)).toEqual([])
  const compiled = compile(template.mapping)
  if (!compiled.ok) throw new Error('it does not compile')
  const { mapping } = compiled
  const made = template.samples.map((sample) => mapping.split(sample).map((item) => mapping.map(item, CONTEXT)))
  expect(JSON.parse(JSON.stringify(made))).toEqual((await goldenOf(spec.type))[template.name])
})

test.each(all)('$name: what is generated is mapped, and is another record each time', ({ spec, template }) => {
  const compiled = compile(template.mapping)
  if (!compiled.ok) throw new Error('it does not compile')
  const { mapping } = compiled
  const ids = Array.from({ length: 20 }, () => {
    const [item = null] = mapping.split(spec.sample(template.config))
    const result = mapping.map(item, { ...CONTEXT, receivedAt: new Date().toISOString() })
    if (result.outcome !== 'mapped') throw new Error(JSON.stringify(result))
    expect(result.warnings).toEqual([])
    expect(Math.abs(Date.now() - Date.parse(String(result.alerts[0]?.fields.occurredAt)))).toBeLessThan(86_400_000)
    return result.alerts[0]?.sourceEventId
  })
  expect(new Set(ids).size).toBeGreaterThan(15)
})

test.each(all)('$name belongs to a preset, and what is unverified is in its samples', ({ spec, template }) => {
  expect(spec.presets?.map(({ name }) => name)).toContain(template.preset)
  expect(template.config).toMatchObject({ preset: template.preset })
  const fieldOf = (sample: unknown, path: string): unknown =>
    [...path.matchAll(/\.([^.[]+)|\['([^']+)'\]/g)].reduce<unknown>(
      (at, [, name, quoted]) => (at as Record<string, unknown> | undefined)?.[name ?? quoted ?? ''],
      sample,
    )
  for (const path of template.unverified)
    expect([path, template.samples.some((sample) => fieldOf(sample, path) !== undefined)]).toEqual([path, true])
})

/** What only the person knows, and each guide asks for. */
const OWN: Readonly<Record<string, JsonObject>> = {
  crowdstrike_alerts: { auth: { clientId: 'c' } },
  microsoft_graph_alerts: {
    auth: { clientId: 'c', tokenUrl: 'https://login.microsoftonline.com/t/oauth2/v2.0/token' },
  },
  'rest_poller okta_system_log': { request: { url: 'https://acme.okta.example' } },
  sentinelone_threats: { request: { url: 'https://acme.sentinelone.example' } },
  github_secret_scanning: { partitions: { kind: 'list', values: ['acme'] } },
  snyk_issues: { partitions: { kind: 'list', values: ['org-1'] } },
  google_workspace_alerts: { auth: { subject: 'admin@acme.example' } },
  google_scc_findings: { partitions: { kind: 'list', values: ['organizations/123456789012'] } },
  aws_security_hub: {
    request: { url: 'https://securityhub.eu-west-1.amazonaws.com' },
    auth: { accessKeyId: 'A', region: 'eu-west-1' },
  },
  s3_batch: { bucket: 'acme-logs', credentials: { kind: 'static', accessKeyId: 'A' }, prefix: 'AWSLogs/{yyyy}/' },
}

const over = (config: JsonObject, own: JsonObject): JsonObject => {
  const merged = { ...config }
  for (const [name, value] of Object.entries(own)) {
    const under = config[name]
    merged[name] = isJsonObject(value) && isJsonObject(under ?? null) ? over(under as JsonObject, value) : value
  }
  return merged
}

/** Nobody should publish a feed that reads from an example. */
const isComplete = (spec: (typeof all)[number]['spec'], config: JsonObject): boolean =>
  Value.Check(spec.config, config) && spec.validate?.(config).length === 0

test.each(all)('$name can be published once its owner has said who they are', ({ spec, template, name }) => {
  const own = OWN[name] ?? OWN[template.name] ?? OWN[spec.type] ?? {}
  const config = over(template.config as JsonObject, own)
  expect([...Value.Errors(spec.config, config)]).toEqual([])
  expect(spec.validate?.(config)).toEqual([])
  expect(spec.requiredSecrets(config).length).toBeGreaterThan(0)
  // The subject of a Google service account is not asked for by the connector, which knows others.
  for (const part of template.name === 'google_workspace_alerts' ? [] : Object.keys(own)) {
    const { [part]: _, ...rest } = own
    expect([part, isComplete(spec, over(template.config as JsonObject, rest))]).toEqual([part, false])
  }
})
