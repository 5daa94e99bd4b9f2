import { createOutbound } from '@halcyon/connector-kit'
import { createTestHost, describePullConnector, describeSpec, type PullHarness } from '@halcyon/connector-kit/suite'
import { isJsonObject } from '@halcyon/domain'
import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { describeWith } from '../../../../tests/services/service.ts'
import { SftpConfig } from './config/config.ts'
import { sftpBatch } from './index.ts'
import { fileSource, lines, type SftpAddress } from './testing.ts'

describeSpec(sftpBatch)

describe('sftp_batch: configuration', () => {
  const BASE: SftpConfig = {
    server: { host: 'files.example.com', user: 'u', hostKeys: [`SHA256:${'A'.repeat(43)}`] },
    auth: { kind: 'password' },
    find: { folders: ['/out'] },
    schedule: { kind: 'interval', every: 'PT1M' },
  }

  it.each([...(sftpBatch.spec.presets ?? [])])('$name is one, but for the host key', ({ config }) => {
    expect([...Value.Errors(SftpConfig, config)]).toEqual([])
    expect(sftpBatch.spec.validate?.(config as SftpConfig).map(({ path }) => path)).toEqual(['server.hostKeys'])
  })

  it('what cannot work is said where it stands', () => {
    const paths = (part: Partial<SftpConfig>) => sftpBatch.spec.validate?.({ ...BASE, ...part }).map(({ path }) => path)
    expect(paths({})).toEqual([])
    expect(paths({ server: { ...BASE.server, host: 'sftp://files' } })).toEqual(['server.host'])
    expect(paths({ find: { folders: ['/a', '/a/../b'], from: 'yesterday', exclude: ['{'] } })).toEqual([
      'find.from',
      'find.folders[1]',
      'find.exclude[0]',
    ])
    expect(paths({ format: 'csv', csv: { delimiter: '"' } })).toEqual(['csv.quote'])
    expect(paths({ format: 'xml' })).toEqual(['element'])
    const moved = (folder: string, recursive: boolean) =>
      paths({ find: { folders: ['/out/'], recursive }, after: { kind: 'move', folder } })
    expect([moved('/out', false), moved('/out/done', true)]).toEqual([['after.folder'], ['after.folder']])
    expect([moved('/out/done', false), moved('/output', true)]).toEqual([[], []])
  })

  it('goes to no address that is not public, unless it is listed', async () => {
    const http = createOutbound({ allowNetworks: [] })
    const config: SftpConfig = { ...BASE, server: { ...BASE.server, host: 'localhost' } }
    const host = createTestHost({ config, secrets: { password: 'p' }, http })
    const action = expect.stringContaining('HALCYON_ALLOW_NETWORKS')
    expect((await sftpBatch.check(host)).steps.at(-1)).toMatchObject({ name: 'address', ok: false, action })
    const run = { checkpoints: new Map(), range: null, maxItems: 10, signal: new AbortController().signal }
    const batches = sftpBatch.open(host).pull(run)[Symbol.asyncIterator]()
    await expect(batches.next()).rejects.toMatchObject({ code: 'outbound_blocked' })
    await http.close()
  })
})

const harness = (address: SftpAddress): PullHarness => ({
  name: 'files that stay',
  async open() {
    const files = fileSource(address)
    let made = 0
    return {
      config: files.config,
      secrets: files.secrets,
      add: async (ids) => files.put(`batch-${++made}.ndjson`, lines(ids), 100 - made),
      idOf: (payload) => String(isJsonObject(payload) ? payload.id : null),
      addMalformed: async () => files.put(`bad-${++made}.ndjson`, '{"id": \n', 100 - made),
      async fillRange() {
        const names = { before: 7200, first: 3600, last: 1800, after: 600 }
        for (const [name, age] of Object.entries(names)) files.put(`${name}.ndjson`, lines([name]), age)
        const at = (age: number): string => new Date(Date.now() - age * 1000).toISOString()
        return { from: at(4000), to: at(1000), inside: ['first', 'last'], outside: ['before', 'after'] }
      },
      close: async () => files.remove(),
    }
  },
  failing({ config, secrets }) {
    const { server } = config as unknown as SftpConfig
    const wrong = (part: object) => ({ ...(config as object), ...part })
    return [
      { config: wrong({ server: { ...server, hostKeys: [`SHA256:${'A'.repeat(43)}`] } }), secrets, step: 'host key' },
      { config: wrong({ server: { ...server, user: 'nobody-there' } }), secrets, step: 'sign-in' },
      { config: wrong({ server: { ...server, port: 1 } }), secrets, step: 'sign-in' },
      { config: wrong({ find: { folders: ['/absent'] } }), secrets, step: 'list' },
      { config: wrong({ format: 'parquet' }), secrets, step: 'read one file' },
      { config, secrets: { privateKey: 'no key at all' }, step: 'sign-in' },
    ]
  },
})

await describeWith(
  'sshd',
  ({ TEST_SFTP_URL: url, TEST_SFTP_KEY: key, TEST_SFTP_PASSWORD: password, TEST_SFTP_HOST_KEY: hostKey }) => {
    describePullConnector(sftpBatch, harness({ url, key, password, hostKey }))
  },
)
