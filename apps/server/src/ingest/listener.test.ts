import type { AddressInfo } from 'node:net'
import { ERROR_CODES, Problem } from '@halcyon/domain'
import { afterEach, expect, test } from 'vitest'
import { ingestListener } from './listener.ts'

const closers: (() => unknown)[] = []
afterEach(() => closers.splice(0).map((close) => close()))

async function listening(
  ready: () => boolean = () => true,
  asked: (id: string) => void = () => undefined,
): Promise<string> {
  const server = ingestListener({
    feed: (id) => {
      asked(id)
      return Promise.resolve(null)
    },
    reread: () => Promise.resolve(),
    ready,
    trustedProxies: [],
    metrics: { answered: () => undefined },
    onError: (error) => {
      throw error
    },
  })
  closers.push(() => server.close())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('a refusal is the problem document that the API gives for its code, with the correlation id', async () => {
  const url = await listening()
  for (const [path, method, code] of [
    ['/in/0190a0a0-0000-7000-8000-000000000000', 'POST', 'not_found'],
    ['/in/0190a0a0-0000-7000-8000-000000000000', 'PATCH', 'method_not_allowed'],
    ['/elsewhere', 'GET', 'not_found'],
  ] as const) {
    const response = await fetch(`${url}${path}`, { method })
    const { type, title, status } = new Problem(code).toBody()
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toEqual({
      type,
      title,
      status,
      code,
      detail: expect.any(String),
      correlationId: response.headers.get('x-correlation-id'),
    })
    expect(response.status).toBe(ERROR_CODES[code].status)
  }
})

test('what stands beside the id makes it no feed; a path or a query behind it does not', async () => {
  const asked: string[] = []
  const url = await listening(
    () => true,
    (id) => void asked.push(id),
  )
  const id = '0190a0a0-0000-7000-8000-000000000000'
  const post = (path: string) => fetch(`${url}/in/${path}`, { method: 'POST' })
  for (const path of [`${id}xyz`, `${id}%2Fx`, `${id}.json`]) expect((await post(path)).status).toBe(404)
  expect(asked).toEqual([])
  for (const path of [id, `${id}/`, `${id}/hook/1`, `${id}?key=1`]) await post(path)
  expect(asked).toEqual([id, id, id, id])
})

test('is ready while the database answers, and alive in any case', async () => {
  let ready = true
  const url = await listening(() => ready)
  const probe = async (path: string) => (await fetch(`${url}${path}`)).status
  expect([await probe('/healthz'), await probe('/readyz')]).toEqual([200, 200])
  ready = false
  expect([await probe('/healthz'), await probe('/readyz')]).toEqual([200, 503])
})
