/**
 * The contract every connector must pass, as Vitest cases: `describeConnector(connector, harness)` in the connector's own test, or
 * `describePullConnector` where it is the source that is asked.
 * Needs Vitest; production code never imports it.
 */
import { isDeepStrictEqual } from 'node:util'
import { type JsonValue, stringifyJson } from '@halcyon/domain'
import fc from 'fast-check'
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import type { Connector, PushBatch, PushConnector } from './contract.ts'
import { NeedsHuman, RefuseRequest, RetryLater } from './errors.ts'
import { type OutboundHttp, refuseOutbound } from './outbound/outbound-http.ts'
import { inbound, type PushHarness } from './suite/harness.ts'
import { createTestHost, type TestHost } from './suite/host.ts'

export { type InboundParts, inbound, type PushHarness } from './suite/harness.ts'
export { createTestHost, type TestHost, type TestHostSettings } from './suite/host.ts'
export { describePullConnector } from './suite/pull.ts'
export type { PullHarness, PullSource } from './suite/pull-harness.ts'

const encode = (value: JsonValue) => new TextEncoder().encode(stringifyJson(value))
const CUT_SHORT = new TextEncoder().encode('{"id": "1", "title": ')
const DEADLINE_MS = 1000
const RUNS = 100

/** Of any connector: what its schemas and its sample must be like. */
export function describeSpec({ spec }: Connector): void {
  describe(`${spec.type}: spec`, () => {
    it('describes every field of its configuration and its secrets', () => {
      expect([...undescribed(spec.config, 'config'), ...undescribed(spec.secrets, 'secrets')]).toEqual([])
    })
    it('makes a different sample each time', () => {
      expect(isDeepStrictEqual(spec.sample(), spec.sample())).toBe(false)
    })
    it('has a type that can be a name', () => {
      expect(spec.type).toMatch(/^[a-z][a-z0-9_]*$/)
    })
  })
}

export function describeConnector(connector: PushConnector, harness: PushHarness): void {
  const { spec } = connector
  const hostFor = (overrides: Partial<Parameters<typeof createTestHost>[0]> = {}) =>
    createTestHost<unknown>({
      config: harness.config,
      secrets: harness.secrets,
      ...(harness.http === undefined ? {} : { http: harness.http }),
      ...overrides,
    })
  const receive = async (body: Uint8Array, host: TestHost<unknown> = hostFor()): Promise<PushBatch> =>
    connector.open(host).receive(await harness.sign(body, Date.now()))

  describe(`${spec.type}: ${harness.name}`, () => {
    it('accepts its configuration, and refuses one with an unknown field', () => {
      expect([...Value.Errors(spec.config, harness.config)]).toEqual([])
      expect(spec.validate?.(harness.config) ?? []).toEqual([])
      expect(Value.Check(spec.config, { ...(harness.config as object), unknownField: 1 })).toBe(false)
    })

    it('needs the secrets it says it needs, and no other', () => {
      expect([...spec.requiredSecrets(harness.config)].sort()).toEqual(Object.keys(harness.secrets).sort())
      for (const field of Object.keys(harness.secrets)) expect(Object.keys(spec.secrets.properties)).toContain(field)
    })

    it('takes its own sample through its own parser', async () => {
      const { items } = await receive(encode(spec.sample()))
      expect(items.length).toBeGreaterThan(0)
      for (const item of items) expect(item.kind).toBe('payload')
    })

    it('makes a malformed item of malformed input, and throws nothing', async () => {
      const body = harness.malformedBody ?? CUT_SHORT
      const { items } = await receive(body)
      expect(items).toMatchObject([{ kind: 'malformed', code: expect.any(String), message: expect.any(String) }])
      expect(items[0]?.kind === 'malformed' && Buffer.from(items[0].raw).equals(body)).toBe(true)
    })

    it('refuses the wrong sender with 401 and nothing else', async () => {
      for (const [reason, forged] of Object.entries(harness.forge?.(encode(spec.sample()), Date.now()) ?? {})) {
        const outcome = await settle(connector, hostFor(), await forged)
        expect(outcome, reason).toBeInstanceOf(RefuseRequest)
        expect(outcome, reason).toMatchObject({ status: 401 })
      }
    })

    it('throws only what a connector may throw, whatever the bytes', () => fuzz(connector, harness, hostFor))

    it('writes no secret to its log', async () => {
      const host = hostFor()
      await receive(CUT_SHORT, host)
      for (const forged of Object.values(harness.forge?.(CUT_SHORT, Date.now()) ?? {}))
        await settle(connector, host, await forged)
      await connector.check(host)
      const log = host.lines.join('\n')
      for (const value of Object.values(harness.secrets)) expect(log.includes(value)).toBe(false)
    })

    it('stops within a deadline when told to', async () => {
      const stop = new AbortController()
      const host = hostFor({ signal: stop.signal, http: hanging })
      const request = await harness.sign(encode(spec.sample()), Date.now())
      const outcome = settle(connector, host, request)
      stop.abort(new Error('stop'))
      const late = new Promise((resolve) => setTimeout(resolve, DEADLINE_MS, 'late'))
      expect(await Promise.race([outcome, late])).not.toBe('late')
    })

    it('checks itself: what fails has a detail and an action', async () => {
      const report = await connector.check(hostFor())
      expect(report).toMatchObject({ ok: true })
      for (const { config, secrets } of [{ config: harness.config, secrets: {} }, ...(harness.failing ?? [])]) {
        if (isDeepStrictEqual(secrets, harness.secrets) && config === harness.config) continue
        const failed = await connector.check(createTestHost<unknown>({ config, secrets }))
        expect(failed.ok).toBe(false)
        const steps = failed.steps.filter((step) => !step.ok)
        expect(steps.length).toBeGreaterThan(0)
        for (const step of steps) expect([step.detail, step.action ?? '']).not.toContain('')
      }
    })
  })
}

async function fuzz(connector: PushConnector, harness: PushHarness, hostFor: () => TestHost<unknown>): Promise<void> {
  const opened = connector.open(hostFor())
  const names = opened.headers.filter((name) => name !== '*')
  const header = fc.string({ unit: 'binary', maxLength: 80 })
  const headers =
    names.length === 0 ? fc.constant({}) : fc.dictionary(fc.constantFrom(...names), header, { noNullPrototype: true })
  const method = fc.constantFrom('POST', 'PUT', 'GET', 'DELETE')
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 200 }),
      headers,
      method,
      fc.string(),
      async (body, extra, verb, query) => {
        const signed = await harness.sign(body, Date.now())
        const stranger = inbound({ body, headers: extra, method: verb, query })
        const disturbed = { ...signed, headers: { ...signed.headers, ...extra }, method: verb }
        for (const request of [signed, stranger, disturbed]) {
          try {
            await opened.receive(request)
          } catch (error) {
            if (!isAllowed(error)) throw error
          }
        }
      },
    ),
    { numRuns: RUNS },
  )
}

const isAllowed = (error: unknown) =>
  error instanceof RefuseRequest || error instanceof RetryLater || error instanceof NeedsHuman

async function settle(
  connector: PushConnector,
  host: TestHost<unknown>,
  request: Parameters<ReturnType<PushConnector['open']>['receive']>[0],
): Promise<unknown> {
  try {
    return await connector.open(host).receive(request)
  } catch (error) {
    return error
  }
}

/** Answers only by stopping when its signal says so. */
const hanging: OutboundHttp = {
  ...refuseOutbound(() => new Error('Only requests hang')),
  request: ({ signal }) =>
    new Promise((_resolve, reject) => {
      if (signal?.aborted) reject(signal.reason)
      signal?.addEventListener('abort', () => reject(signal.reason))
    }),
}

/** Paths of the fields that have no title or no description, through objects and unions. */
function undescribed(schema: TSchema, path: string): string[] {
  const { properties = {}, anyOf = [] } = schema as { properties?: Record<string, TSchema>; anyOf?: TSchema[] }
  const own = Object.entries(properties).flatMap(([name, field]) => {
    const { title, description } = field as { title?: string; description?: string }
    const missing = title === undefined || description === undefined ? [`${path}.${name}`] : []
    return [...missing, ...undescribed(field, `${path}.${name}`)]
  })
  return [...own, ...anyOf.flatMap((branch, index) => undescribed(branch, `${path}<${index}>`))]
}
