import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Problem } from '@halcyon/domain'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sendProblem } from './http/problem.ts'
import { studioFiles } from './studio.ts'

let built: string
let app: FastifyInstance

beforeEach(async () => {
  built = await mkdtemp(join(tmpdir(), 'halcyon-studio-'))
  await mkdir(join(built, 'assets'))
  await writeFile(join(built, 'index.html'), '<script src="/assets/index-1.js"></script>')
  await writeFile(join(built, 'assets/index-1.js'), 'one')
  await writeFile(join(built, '.stamp'), 'not for anybody')
  app = Fastify()
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, new Problem('not_found')))
  studioFiles(built)(app)
})
afterEach(async () => {
  await app.close()
  await rm(built, { recursive: true })
})

const page = (url: string) => app.inject({ url, headers: { accept: 'text/html' } })

test('a page is asked for anew each time, what carries its hash never again', async () => {
  for (const url of ['/', '/datasources/1?tab=logs']) {
    const { statusCode, headers, body } = await page(url)
    expect([statusCode, headers['cache-control']]).toEqual([200, 'no-cache'])
    expect(body).toContain('/assets/index-1.js')
  }
  const { headers, body } = await app.inject('/assets/index-1.js')
  expect([headers['cache-control'], body]).toEqual(['public, max-age=31536000, immutable', 'one'])
})

test('a Studio that is installed while the server runs is served', async () => {
  await app.ready()
  await writeFile(join(built, 'index.html'), '<script src="/assets/index-2.js"></script>')
  await writeFile(join(built, 'assets/index-2.js'), 'two')
  await rm(join(built, 'assets/index-1.js'))
  expect((await page('/')).body).toContain('index-2.js')
  expect((await app.inject('/assets/index-2.js')).body).toBe('two')
  const gone = await app.inject('/assets/index-1.js')
  expect([gone.statusCode, gone.headers['cache-control']]).toEqual([404, undefined])
})

test.each([
  '/assets/../.stamp',
  '/assets/..%2f.stamp',
  '/assets/%2e%2e/.stamp',
  '/assets/',
  '/assets/nothing.js',
  '/.stamp',
])('%s is nothing', async (url) => {
  expect((await app.inject(url)).statusCode).not.toBe(200)
})
