import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeCertificates } from './certificates.ts'
import { keptPort } from './ports.ts'
import { asUser, canInstallPackages, installPackages, launch, listens, onPath, ownedBy, run } from './process.ts'
import type { Folders, Running, Service } from './service.ts'

const PASSWORD = 'mariadb-test-password'

const VARIABLES = [
  /** Of an account that may everything: `mysql://user:password@host:port`. TLS is offered, not asked for. */
  'TEST_MARIADB_URL',
  /** Path of the authority's certificate (PEM); the server's is for localhost. */
  'TEST_MARIADB_CA',
] as const
type Variable = (typeof VARIABLES)[number]

/** MariaDB as the distribution has it, without waiting for the disk. */
export const mariadb: Service<Variable> = {
  name: 'mariadb',
  title: 'MariaDB',
  variables: VARIABLES,

  async missing() {
    if (canInstallPackages() || existsSync(SERVER)) return null
    return `${SERVER} not found; the package mariadb-server is needed.`
  },

  async install() {
    if (!existsSync(SERVER) || !onPath('openssl')) await installPackages(['mariadb-server', 'openssl'])
  },

  start,
}

const SERVER = '/usr/sbin/mariadbd'

async function start({ data }: Folders): Promise<Running<Variable>> {
  const port = await keptPort(data, 'mariadb')
  const folder = join(data, 'db')
  if (!existsSync(folder)) {
    await makeCertificates(data, ['server'])
    const install = [
      '--no-defaults',
      `--datadir=${folder}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
    ]
    await ownedBy('mysql', data)
    await run(...asUser('mysql', ['mariadb-install-db', ...install]))
    writeFileSync(
      join(data, 'init.sql'),
      `create or replace user 'admin'@'%' identified by '${PASSWORD}';\ngrant all on *.* to 'admin'@'%' with grant option;\n`,
    )
    await ownedBy('mysql', data)
  }
  const [command, args] = asUser('mysql', [
    SERVER,
    '--no-defaults',
    `--datadir=${folder}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    `--socket=${join(data, 's')}`,
    `--pid-file=${join(data, 'pid')}`,
    `--init-file=${join(data, 'init.sql')}`,
    `--ssl-ca=${join(data, 'ca.pem')}`,
    `--ssl-cert=${join(data, 'server.pem')}`,
    `--ssl-key=${join(data, 'server.key')}`,
    '--skip-name-resolve',
    '--innodb-flush-log-at-trx-commit=0',
    '--innodb-buffer-pool-size=64M',
    '--performance-schema=off',
  ])
  const server = await launch(command, args, {
    cwd: data,
    log: join(data, 'mariadb.log'),
    ready: async () => readdirSync(data).includes('pid') && listens(port),
  })
  return {
    address: {
      TEST_MARIADB_URL: `mysql://admin:${PASSWORD}@127.0.0.1:${port}`,
      TEST_MARIADB_CA: join(data, 'ca.pem'),
    },
    ...server,
  }
}
