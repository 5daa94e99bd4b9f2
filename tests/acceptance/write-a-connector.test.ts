/** `docs/guides/write-a-connector.md`, followed step by step: its commands are run, its changes made, and its feed has alerts. */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN_TOKEN, type Api, apiClient, endServer, type Server, startServer, until } from '../support/server.ts'

const CHECKOUT = fileURLToPath(new URL('../../', import.meta.url))
const GUIDE = join(CHECKOUT, 'docs/guides/write-a-connector.md')

let root: string
let folder: string
let guide: string
const blocks = (language: string): string[] =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, text = '']) => text)

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'halcyon-guide-'))
  folder = join(root, 'acme_audit')
  guide = await readFile(GUIDE, 'utf8')
})
afterAll(() => rm(root, { recursive: true, force: true }))

/** As a person in the checkout, with the commands of `npm install` at hand. */
const bash = (script: string, env: Readonly<Record<string, string>> = {}) => {
  const path = `${join(CHECKOUT, 'node_modules/.bin')}:${process.env.PATH}`
  const options = { cwd: CHECKOUT, env: { ...outsideVitest(), PATH: path, CONNECTOR: folder, ...env } }
  return promisify(execFile)('bash', ['-e', '-c', script], options)
}

/** Vitest in the connector's folder is a run of its own. */
const outsideVitest = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|NODE_OPTIONS|FORCE_COLOR)/.test(name)),
  )

const halcyon = (command: string) =>
  bash(`halcyon connector ${command}`).then(
    ({ stdout }) => ({ code: 0, output: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      output: error.stdout + error.stderr,
    }),
  )

test('a new one passes its tests; nothing is overwritten, and the product’s names are taken', async () => {
  const [begin = ''] = blocks('bash')
  const { stdout } = await bash(begin)
  expect(stdout).toContain('Wrote the connector acme_audit')
  expect(stdout).toMatch(/Tests .*\d+ passed/)
  expect(await halcyon(`new acme_audit --folder ${folder}`)).toMatchObject({
    code: 1,
    output: expect.stringMatching(/is not empty.*--folder/),
  })
  expect(await halcyon(`new kafka --folder ${root}/kafka`)).toMatchObject({
    code: 2,
    output: expect.stringMatching(/has a connector of this name/),
  })
  expect(await halcyon(`new Acme-Audit --folder ${root}/other`)).toMatchObject({
    code: 2,
    output: expect.stringMatching(/lower-case/),
  })
})

test('one that is posted to passes its tests too', async () => {
  const hook = join(root, 'acme_hook')
  const { stdout } = await bash(
    `halcyon connector new acme_hook --push --folder ${hook} && cd ${hook} && npm test && npm run types && npm run check`,
  )
  expect(stdout).toMatch(/Tests .*\d+ passed/)
  expect(stdout).toContain('✓ spec: Acme hook, push')
})

test('the changes of the guide fit, and the commands after them pass', async () => {
  const changes = join(root, 'changes.diff')
  await writeFile(changes, blocks('diff').join(''))
  await promisify(execFile)('git', ['apply', changes], { cwd: folder })
  const [, look = ''] = blocks('bash')
  const { stdout } = await bash(`CONNECTOR=${folder}\n${look}`)
  expect(stdout).toMatch(/Tests .*\d+ passed/)
  expect(stdout).toContain('✓ spec: Acme audit, pull')
})

describe('in the product', () => {
  let server: Server
  let api: Api
  const start = (dataDir?: string): Promise<Server> =>
    startServer({
      ...(dataDir === undefined ? {} : { dataDir }),
      env: { HALCYON_CONNECTORS: folder, HALCYON_ALLOW_NETWORKS: '127.0.0.0/8' },
    })

  beforeAll(async () => {
    // Where it runs it stands without its links.
    await rm(join(folder, 'node_modules'), { recursive: true })
    server = await start()
    api = apiClient(server.gateway)
  })
  afterAll(() => endServer(server))

  test('it stands in the catalog, and the feed of the guide has its alerts', async () => {
    const type = (await api('GET', '/connector-types/acme_audit')).body
    expect(type).toMatchObject({ mode: 'pull', guide: expect.stringMatching(/^# Acme audit/) })
    expect(type.configSchema).toMatchObject({ properties: { category: { title: 'Category' } } })
    const source = spawn(process.execPath, [join(folder, 'test/source.ts')], { stdio: ['ignore', 'pipe', 'inherit'] })
    try {
      await once(source.stdout, 'data')
      const [, , feed = ''] = blocks('bash')
      const { stdout } = await bash(feed, { HALCYON_URL: server.gateway, HALCYON_ADMIN_TOKEN: ADMIN_TOKEN })
      const [checked, published, alerts] = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>)
      expect(checked).toMatchObject({ ok: true })
      expect(published).toMatchObject({ state: 'published' })
      expect(alerts?.items).toHaveLength(3)
      expect(JSON.stringify(alerts)).toContain('Signed in, attempt 3')
    } finally {
      source.kill()
    }
  })

  test('broken, it is left out: its feed says why and what to do, and so does the doctor', async () => {
    const { items } = (await api<{ items: { id: string }[] }>('GET', '/datasources')).body
    const id = items[0]?.id ?? ''
    await server.stop()
    const manifest = await readFile(join(folder, 'package.json'), 'utf8')
    await writeFile(join(folder, 'package.json'), manifest.replace('^0.1.0', '^7.0.0'))
    expect(await halcyon(`check ${folder}`)).toMatchObject({
      code: 1,
      output: expect.stringMatching(/✗ kit: It is for kit \^7\.0\.0/),
    })
    server = await start(server.dataDir)
    api = apiClient(server.gateway)
    const { failure } = await until(
      async () =>
        (await api<{ health: string; failure?: Record<string, string> }>('GET', `/datasources/${id}/status`)).body,
      ({ health }) => health === 'failing',
      60_000,
    )
    expect(failure).toMatchObject({
      code: 'connector_unknown',
      cause: expect.stringMatching(/kit \^7\.0\.0/),
      action: expect.stringMatching(/start again/),
    })
    const { checks } = (await api<{ checks: { name: string; state: string; detail: string }[] }>('GET', '/doctor')).body
    expect(checks.find(({ name }) => name === 'Connectors')).toMatchObject({
      state: 'fail',
      detail: expect.stringMatching(/kit \^7\.0\.0/),
    })
    expect(server.output()).toContain('It is for kit ^7.0.0')
    const refused = await api('POST', '/datasources', { name: 'another', type: 'acme_audit' })
    expect(refused).toMatchObject({ status: 422, body: { code: 'connector_unknown' } })
  })
})
