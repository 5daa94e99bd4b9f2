import { describePullConnector, describeSpec, type PullHarness } from '@halcyon/connector-kit/suite'
import { isJsonObject } from '@halcyon/domain'
import { describeWith } from '../../../../tests/services/service.ts'
import type { SftpConfig } from './config/config.ts'
import { sftpBatch } from './index.ts'
import { fileSource, lines, type SftpAddress } from './testing.ts'

describeSpec(sftpBatch)

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
      { config: wrong({ read: { format: { kind: 'parquet' } } }), secrets, step: 'read one file' },
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
