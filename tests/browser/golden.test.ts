/** The mapping language's golden suite, run by a real browser: the same cases that Node runs, with the same results. */
import { readdir, readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dumpDom, findChromium } from './chromium.ts'

const GOLDEN = new URL('../../packages/mapping/golden/', import.meta.url)
const PAGE =
  '<!doctype html><meta charset="utf-8"><title>golden</title><body><script type="module" src="/page.js"></script></body>'
const browser = findChromium()
if (browser === null) console.warn('SKIPPED: no Chromium on this machine; the golden suite did not run in a browser.')

let server: Server
let url = ''
let count = 0

beforeAll(async () => {
  const bundle = await rolldown({
    input: fileURLToPath(new URL('./golden-page.ts', import.meta.url)),
    platform: 'browser',
  })
  const { output } = await bundle.generate({ format: 'esm' })
  const names = (await readdir(GOLDEN)).filter((name) => name.endsWith('.json'))
  const files = await Promise.all(names.map((name) => readFile(new URL(name, GOLDEN), 'utf8')))
  count = files.reduce((sum, text) => sum + (JSON.parse(text) as unknown[]).length, 0)
  const cases = JSON.stringify(files)
  server = createServer((request, response) => {
    if (request.url === '/cases') response.setHeader('content-type', 'application/json').end(cases)
    else if (request.url === '/page.js') response.setHeader('content-type', 'text/javascript').end(output[0].code)
    else response.setHeader('content-type', 'text/html').end(PAGE)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`
})
afterAll(() => server.close())

describe('the golden suite', () => {
  // Under CI a missing browser is a failure, not a skip.
  it.skipIf(browser === null && !process.env.CI)('passes in a browser', async () => {
    expect(browser, 'a browser').not.toBeNull()
    const dom = await dumpDom(browser ?? '', url)
    const encoded = /<pre id="report">([^<]*)<\/pre>/.exec(dom)?.[1]
    expect(encoded, dom.slice(0, 2000)).toBeDefined()
    const report = JSON.parse(Buffer.from(encoded ?? '', 'base64').toString('utf8')) as {
      cases: number
      failed: unknown[]
    }
    expect(report.failed).toEqual([])
    expect(report.cases).toBe(count)
  })
})
