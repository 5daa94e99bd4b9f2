import { once } from 'node:events'
import { createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BodyBudget, readBody } from './body.ts'

const budget = new BodyBudget(100)
const server = createServer((incoming, response) => {
  incoming.once('data', () => server.emit('part'))
  readBody(incoming, 80, budget).then(
    (body) => response.end(typeof body === 'string' ? body : `${body.length} bytes`),
    () => server.emit('gone'),
  )
})
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => server.close())

/** A request whose first `bytes` have come. */
async function begin(bytes: number) {
  const { port } = server.address() as AddressInfo
  const client = request({ port, host: '127.0.0.1', method: 'POST', agent: false })
  const answer = new Promise<string>((resolve, reject) => {
    client.once('error', reject)
    client.once('response', (response: IncomingMessage) => {
      response
        .setEncoding('utf8')
        .toArray()
        .then((texts) => resolve(texts.join('')), reject)
    })
  })
  answer.catch(() => undefined)
  const part = once(server, 'part')
  client.write(Buffer.alloc(bytes))
  await part
  const end = (): Promise<string> => {
    client.end()
    return answer
  }
  return { end, answer, breakOff: () => client.destroy() }
}

test('all bodies under way share one budget; what is read, refused or broken off gives its part back', async () => {
  const first = await begin(60)
  expect(await (await begin(60)).answer).toBe('busy')
  const second = await begin(40)
  expect(await (await begin(1)).answer).toBe('busy')
  expect(await first.end()).toBe('60 bytes')
  expect(await (await begin(81)).answer).toBe('too_large')
  const third = await begin(60)
  const gone = once(server, 'gone')
  third.breakOff()
  await gone
  expect(await second.end()).toBe('40 bytes')
  expect(await (await begin(80)).end()).toBe('80 bytes')
})
