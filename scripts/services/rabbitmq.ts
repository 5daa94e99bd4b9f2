import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeCertificates } from './certificates.ts'
import { keptPort } from './ports.ts'
import { asUser, canInstallPackages, installPackages, launch, listens, onPath, ownedBy } from './process.ts'
import type { Folders, Running, Service } from './service.ts'

const USER = 'halcyon'
const PASSWORD = 'rabbitmq-test-password'

const VARIABLES = [
  /** `amqp://user:password@host:port`, of an account that may everything in the virtual host `/`. Without TLS. */
  'TEST_RABBITMQ_URL',
  /** `amqps://user:password@host:port`: TLS, a client certificate is taken and not asked for. */
  'TEST_RABBITMQ_TLS_URL',
  /** Folder with `ca.pem`, and with `client.pem` and `client.key`, by which EXTERNAL signs in. */
  'TEST_RABBITMQ_CERTIFICATES',
  /** An account that may nothing, with the same password. */
  'TEST_RABBITMQ_OUTSIDER',
] as const
type Variable = (typeof VARIABLES)[number]

/** RabbitMQ as the distribution has it, with folders of its own. */
export const rabbitmq: Service<Variable> = {
  name: 'rabbitmq',
  title: 'RabbitMQ',
  variables: VARIABLES,

  async missing() {
    if (canInstallPackages() || existsSync(SERVER)) return null
    return `${SERVER} not found; the package rabbitmq-server is needed.`
  },

  async install() {
    if (!existsSync(SERVER) || !onPath('openssl')) await installPackages(['rabbitmq-server', 'openssl'])
  },

  start,
}

/** Not the wrapper on the path, which has folders of its own mind. */
const SERVER = '/usr/lib/rabbitmq/bin/rabbitmq-server'

async function start({ data }: Folders): Promise<Running<Variable>> {
  const ports = {
    plain: await keptPort(data, 'plain'),
    tls: await keptPort(data, 'tls'),
    distribution: await keptPort(data, 'distribution'),
    names: await keptPort(data, 'names'),
  }
  if (!existsSync(join(data, 'rabbitmq.conf'))) await prepare(data, ports)
  // Erlang's name server would be started by the broker otherwise, and outlive it.
  const names = await launch(...asUser('rabbitmq', ['epmd', '-port', String(ports.names), '-address', '127.0.0.1']), {
    cwd: data,
    log: join(data, 'epmd.log'),
    ready: () => listens(ports.names),
  })
  const broker = await launch(...asUser('rabbitmq', [SERVER]), {
    cwd: data,
    env: environment(data, ports),
    log: join(data, 'rabbitmq.log'),
    ready: async () => (await listens(ports.plain)) && listens(ports.tls),
    timeoutMs: 120_000,
  })
  const at = (scheme: string, port: number): string => `${scheme}://${USER}:${PASSWORD}@127.0.0.1:${port}`
  return {
    address: {
      TEST_RABBITMQ_URL: at('amqp', ports.plain),
      TEST_RABBITMQ_TLS_URL: at('amqps', ports.tls),
      TEST_RABBITMQ_CERTIFICATES: data,
      TEST_RABBITMQ_OUTSIDER: 'outsider',
    },
    async stop() {
      await broker.stop()
      await names.stop()
    },
    async kill() {
      await broker.kill()
      await names.kill()
    },
  }
}

type Ports = Readonly<Record<'plain' | 'tls' | 'distribution' | 'names', number>>

async function prepare(data: string, { plain, tls }: Ports): Promise<void> {
  await makeCertificates(data, ['broker', 'client'])
  mkdirSync(join(data, 'home'))
  writeFileSync(join(data, 'enabled_plugins'), '[rabbitmq_auth_mechanism_ssl].\n')
  writeFileSync(join(data, 'definitions.json'), JSON.stringify(definitions()))
  const settings = [
    `listeners.tcp.1 = 127.0.0.1:${plain}`,
    `listeners.ssl.1 = 127.0.0.1:${tls}`,
    `ssl_options.cacertfile = ${join(data, 'ca.pem')}`,
    `ssl_options.certfile = ${join(data, 'broker.pem')}`,
    `ssl_options.keyfile = ${join(data, 'broker.key')}`,
    'ssl_options.verify = verify_peer',
    'ssl_options.fail_if_no_peer_cert = false',
    'ssl_cert_login_from = common_name',
    'auth_mechanisms.1 = PLAIN',
    'auth_mechanisms.2 = EXTERNAL',
    `load_definitions = ${join(data, 'definitions.json')}`,
    'disk_free_limit.absolute = 10MB',
    'log.console.level = warning',
  ]
  writeFileSync(join(data, 'rabbitmq.conf'), `${settings.join('\n')}\n`)
  await ownedBy('rabbitmq', data)
}

/** Who may what; `client` is the name in the client's certificate. */
function definitions() {
  const salt = randomBytes(4)
  const hash = Buffer.concat([salt, createHash('sha256').update(salt).update(PASSWORD).digest()]).toString('base64')
  const user = (name: string) => ({
    name,
    password_hash: hash,
    hashing_algorithm: 'rabbit_password_hashing_sha256',
    tags: '',
  })
  const all = { vhost: '/', configure: '.*', write: '.*', read: '.*' }
  return {
    users: [user(USER), user('client'), user('outsider')],
    vhosts: [{ name: '/' }],
    permissions: [
      { user: USER, ...all },
      { user: 'client', ...all },
      { user: 'outsider', vhost: '/', configure: '^$', write: '^$', read: '^$' },
    ],
  }
}

const environment = (data: string, { plain, distribution, names }: Ports): Record<string, string> => ({
  HOME: join(data, 'home'),
  RABBITMQ_NODENAME: `halcyon-${plain}@localhost`,
  RABBITMQ_CONFIG_FILE: join(data, 'rabbitmq'),
  RABBITMQ_CONF_ENV_FILE: '/dev/null',
  RABBITMQ_MNESIA_BASE: join(data, 'mnesia'),
  RABBITMQ_ENABLED_PLUGINS_FILE: join(data, 'enabled_plugins'),
  RABBITMQ_GENERATED_CONFIG_DIR: join(data, 'config'),
  RABBITMQ_LOG_BASE: join(data, 'log'),
  RABBITMQ_LOGS: '-',
  RABBITMQ_PID_FILE: join(data, 'pid'),
  RABBITMQ_DIST_PORT: String(distribution),
  ERL_EPMD_PORT: String(names),
  ERL_EPMD_ADDRESS: '127.0.0.1',
  // One thread, which does not spin while there is nothing to do.
  RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '+S 1:1 +sbwt none +sbwtdcpu none +sbwtdio none',
  // The broker in the place of its script, to be stopped and killed as one.
  RUNNING_UNDER_SYSTEMD: 'true',
})
