import { createServer } from 'node:http'
import { isJsonObject, type JsonObject, type JsonValue, parseJson } from '@halcyon/domain'
import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import type { ConnectorHost, PullBatch, PullConnector, PullRun, ReceivedItem } from '../contract.ts'
import { NeedsHuman } from '../errors.ts'
import { listen } from '../outbound/testing.ts'
import { describePullConnector, pullCases } from './pull.ts'
import type { PullHarness, PullSource } from './pull-harness.ts'

/** Ways to be wrong, each of which a case of the suite is there for. */
type Fault = 'ahead' | 'greedy' | 'deaf' | 'chatty' | 'brittle' | 'boundless' | 'helpless'

const Config = Type.Object(
  { url: Type.String({ title: 'URL', description: 'Where the letters are' }) },
  { additionalProperties: false },
)
const Secrets = Type.Object(
  { token: Type.Optional(Type.String({ title: 'Token', description: 'Of the reader' })) },
  { additionalProperties: false },
)
const TOKEN = 'letters-token'

/** Reads `GET url?after=N` two letters at a time, and tells the source with `done=N` what it has. */
function letters(fault: Fault | null = null): PullConnector<typeof Config, typeof Secrets> {
  return {
    spec: {
      type: 'letters',
      title: 'Letters',
      description: 'For the test of the suite',
      stability: 'alpha',
      mode: 'pull',
      ranges: true,
      config: Config,
      secrets: Secrets,
      requiredSecrets: () => ['token'],
      sample: () => ({ id: String(Math.random()) }),
    },
    async check(host) {
      const status = host.secret('token')[0]?.value === TOKEN ? 200 : 401
      const action = fault === 'helpless' ? {} : { action: 'Enter the token again.' }
      const failed = { name: 'authenticate', ok: false, ms: 0, detail: 'The token is refused.', ...action }
      const passed = { name: 'authenticate', ok: true, ms: 0, detail: 'The token is taken.' }
      return { ok: status === 200, steps: [status === 200 ? passed : failed] }
    },
    open: (host) => ({ pull: (run) => read(host, run, fault) }),
  }
}

async function* read(
  host: ConnectorHost<{ url: string }>,
  { checkpoints, range, signal }: PullRun,
  fault: Fault | null,
): AsyncGenerator<PullBatch> {
  const token = host.secret('token')[0]?.value ?? ''
  if (fault === 'chatty') host.log.info(`asking with ${token}`)
  let after = Number(checkpoints.get('')?.after ?? 0)
  for (;;) {
    const span = range === null || fault === 'boundless' ? '' : `&from=${range.from}&to=${range.to}`
    const done = fault === 'greedy' ? after + 2 : after
    const { status, body } = await host.http.request({
      url: `${host.config.url}?after=${after}&done=${done}${span}`,
      headers: { authorization: token },
      ...(fault === 'deaf' ? {} : { signal }),
    })
    if (status === 401) throw new NeedsHuman('authentication_failed', 'The token is refused.', 'Enter it again.')
    const rows = parseJson(Buffer.from(body).toString())
    if (!Array.isArray(rows) || rows.length === 0) return
    after += rows.length
    const value = { after: fault === 'ahead' ? after + 1 : after }
    yield {
      pages: [{ body, headers: {}, receivedAt: Date.now(), items: rows.map((row) => itemOf(row, fault)) }],
      checkpoints: [{ partition: '', value }],
    }
  }
}

function itemOf(row: JsonValue, fault: Fault | null): ReceivedItem {
  if (isJsonObject(row)) return { kind: 'payload', payload: row, deliveryId: null }
  if (fault === 'brittle') throw new TypeError('no object')
  const raw = Buffer.from(String(row))
  return { kind: 'malformed', raw, code: 'response_invalid', message: 'A letter is an object' }
}

/** A source of letters over HTTP, which remembers what its reader said to be done. */
async function open(): Promise<PullSource> {
  const rows: JsonValue[] = []
  let done = 0
  let hanging = false
  const server = createServer((request, response) => {
    if (hanging) return
    const query = new URL(request.url ?? '', 'http://x').searchParams
    if (request.headers.authorization !== TOKEN) {
      response.writeHead(401).end()
      return
    }
    done = Math.max(done, Number(query.get('done')))
    const [from, to] = [query.get('from') ?? '', query.get('to') ?? '~']
    const within = rows.filter((row) => !isJsonObject(row) || between(row, from, to))
    const after = Number(query.get('after'))
    response.end(JSON.stringify(within.slice(after, after + 2)))
  })
  const url = `http://127.0.0.1:${await listen(server)}/`
  const at = (row: string, day: number): JsonObject => ({ id: row, at: `2026-01-0${day}T00:00:00Z` })
  return {
    config: { url },
    secrets: { token: TOKEN },
    add: async (ids) => void rows.push(...ids.map((id) => at(id, 1))),
    idOf: (payload) => (isJsonObject(payload) ? String(payload.id) : ''),
    addMalformed: async () => void rows.push('no letter'),
    hang: () => {
      hanging = true
    },
    acknowledged: async () => rows.slice(0, done).map((row) => (isJsonObject(row) ? String(row.id) : '')),
    async fillRange() {
      rows.push(at('before', 1), at('first', 2), at('last', 3), at('after', 4))
      return {
        from: '2026-01-02T00:00:00Z',
        to: '2026-01-04T00:00:00Z',
        inside: ['first', 'last'],
        outside: ['before', 'after'],
      }
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const between = (row: JsonObject, from: string, to: string): boolean => String(row.at) >= from && String(row.at) < to

const harness: PullHarness = {
  name: 'over HTTP',
  open,
  failing: ({ config }) => [{ config, secrets: { token: 'another token' }, step: 'authenticate' }],
}

describePullConnector(letters(), harness)

describe('the suite finds', () => {
  it.each<[Fault, string]>([
    ['ahead', 'goes on from its checkpoint after any batch, written or lost, and loses nothing'],
    ['greedy', 'acknowledges nothing before the next batch is asked for'],
    ['deaf', 'stops within a deadline when told to'],
    ['chatty', 'writes no secret to its log and into no error'],
    ['brittle', 'makes a malformed item of what cannot be read, and reads on'],
    ['boundless', 'reads a range: all that is in it, and nothing else'],
    ['helpless', 'checks itself step by step: what fails has a detail and an action'],
  ])('a connector that is %s', { timeout: 60_000 }, async (fault, name) => {
    const found = pullCases(letters(fault), { ...harness, deadlineMs: 500 }).find((one) => one.name === name)
    const source = await open()
    await expect(found?.run(source)).rejects.toThrow()
    await source.close()
  })
})
