import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeCertificates } from './certificates.ts'
import { keptPort } from './ports.ts'
import { asUser, canInstallPackages, installPackages, launch, listens, onPath, ownedBy, run } from './process.ts'
import type { Folders, Running, Service } from './service.ts'

const PASSWORD = 'postgresql-test-password'

const VARIABLES = [
  /** Of a superuser: `postgresql://user:password@host:port/database`. TLS is offered, not asked for. */
  'TEST_POSTGRESQL_URL',
  /** Path of the authority's certificate (PEM); the server's is for localhost. */
  'TEST_POSTGRESQL_CA',
] as const
type Variable = (typeof VARIABLES)[number]

/** PostgreSQL as a source is one: over the network, with TLS. The product's own runs beside it. */
export const postgresql: Service<Variable> = {
  name: 'postgresql',
  title: 'PostgreSQL',
  variables: VARIABLES,

  async missing() {
    if (canInstallPackages() || programs() !== null) return null
    return `No postgres in ${ROOT}/*/bin; the package postgresql is needed.`
  },

  async install() {
    if (programs() === null || !onPath('openssl')) await installPackages(['postgresql', 'openssl'])
  },

  start,
}

const ROOT = '/usr/lib/postgresql'

/** The folder of the newest version's programs; null = there is none. */
function programs(): string | null {
  if (!existsSync(ROOT)) return null
  const found = readdirSync(ROOT).filter((version) => existsSync(join(ROOT, version, 'bin', 'initdb')))
  const newest = found.sort((a, b) => Number(b) - Number(a))[0]
  return newest === undefined ? null : join(ROOT, newest, 'bin')
}

async function start({ data }: Folders): Promise<Running<Variable>> {
  const bin = programs() ?? ''
  const port = await keptPort(data, 'postgresql')
  const folder = join(data, 'db')
  if (!existsSync(folder)) {
    await makeCertificates(data, ['server'])
    writeFileSync(join(data, 'password'), PASSWORD)
    await ownedBy('postgres', data)
    const options = [
      '-D',
      folder,
      '-U',
      'admin',
      '--pwfile',
      join(data, 'password'),
      '-A',
      'scram-sha-256',
      '-E',
      'UTF8',
    ]
    await run(...asUser('postgres', [join(bin, 'initdb'), ...options, '--locale=C']))
  }
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    ssl: 'on',
    ssl_cert_file: join(data, 'server.pem'),
    ssl_key_file: join(data, 'server.key'),
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    shared_buffers: '64MB',
  }
  const set = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [command, args] = asUser('postgres', [join(bin, 'postgres'), '-D', folder, ...set])
  const server = await launch(command, args, {
    cwd: data,
    log: join(data, 'postgresql.log'),
    ready: () => listens(port),
  })
  return {
    address: {
      TEST_POSTGRESQL_URL: `postgresql://admin:${PASSWORD}@127.0.0.1:${port}/postgres`,
      TEST_POSTGRESQL_CA: join(data, 'ca.pem'),
    },
    ...server,
  }
}
