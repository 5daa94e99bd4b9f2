import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { keptPort } from './ports.ts'
import { canInstallPackages, installPackages, launch, listens, onPath, run } from './process.ts'
import type { Folders, Running, Service } from './service.ts'

const VARIABLES = [
  /** `sftp://user@host:port/folder`: the folder is empty, the account's own, and on this machine. */
  'TEST_SFTP_URL',
  /** Path of the account's private key, without a passphrase. */
  'TEST_SFTP_KEY',
  /** The account's password; '' where it cannot be signed in with. */
  'TEST_SFTP_PASSWORD',
  /** `SHA256:…` of the server's host key. */
  'TEST_SFTP_HOST_KEY',
] as const
type Variable = (typeof VARIABLES)[number]

/** OpenSSH's server, for its sftp. As root it has an account of its own for the tests, with a password; else it serves who runs it. */
export const sshd: Service<Variable> = {
  name: 'sshd',
  title: 'OpenSSH',
  variables: VARIABLES,

  async missing() {
    if (canInstallPackages() || existsSync(SERVER)) return null
    return `${SERVER} not found; the package openssh-server is needed.`
  },

  async install() {
    if (!existsSync(SERVER) || !onPath('ssh-keygen') || !onPath('openssl'))
      await installPackages(['openssh-server', 'openssh-sftp-server', 'openssh-client', 'openssl'])
  },

  start,
}

const SERVER = '/usr/sbin/sshd'
const ACCOUNT = 'halcyon-sftp'
const PASSWORD = 'sftp-test-password'

async function start({ data }: Folders): Promise<Running<Variable>> {
  const port = await keptPort(data, 'sshd')
  const isRoot = process.getuid?.() === 0
  const user = isRoot ? ACCOUNT : userInfo().username
  const folder = join(data, 'files')
  if (!existsSync(folder)) {
    for (const name of ['host', 'account'])
      await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(data, name)])
    mkdirSync(folder)
    if (isRoot) await account(data, folder)
    writeFileSync(join(data, 'sshd_config'), config(data, port, user, isRoot))
  }
  if (isRoot) mkdirSync('/run/sshd', { recursive: true })
  const server = await launch(SERVER, ['-D', '-e', '-f', join(data, 'sshd_config')], {
    cwd: data,
    log: join(data, 'sshd.log'),
    ready: () => listens(port),
  })
  const [, hostKey = ''] = (await run('ssh-keygen', ['-lf', join(data, 'host.pub')])).split(' ')
  return {
    address: {
      TEST_SFTP_URL: `sftp://${user}@127.0.0.1:${port}${folder}`,
      TEST_SFTP_KEY: join(data, 'account'),
      TEST_SFTP_PASSWORD: isRoot ? PASSWORD : '',
      TEST_SFTP_HOST_KEY: hostKey,
    },
    ...server,
  }
}

/** The account may go through the folder of the service, and owns the one for its files. */
async function account(data: string, folder: string): Promise<void> {
  const known = readFileSync('/etc/passwd', 'utf8').includes(`\n${ACCOUNT}:`)
  if (!known)
    await run('useradd', ['--system', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/bin/sh', ACCOUNT])
  const hash = await run('openssl', ['passwd', '-6', PASSWORD])
  await run('usermod', ['-p', hash.trim(), ACCOUNT])
  await run('chmod', ['711', data])
  await run('chown', [ACCOUNT, folder])
}

function config(data: string, port: number, user: string, passwords: boolean): string {
  return `${[
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${join(data, 'host')}`,
    `PidFile ${join(data, 'pid')}`,
    `AuthorizedKeysFile ${join(data, 'account.pub')}`,
    `AllowUsers ${user}`,
    `PasswordAuthentication ${passwords ? 'yes' : 'no'}`,
    'KbdInteractiveAuthentication no',
    'UsePAM no',
    // The folder of the service is a temporary one.
    'StrictModes no',
    'MaxStartups 100',
    'MaxSessions 100',
    'LogLevel ERROR',
    'Subsystem sftp internal-sftp',
    'ForceCommand internal-sftp',
  ].join('\n')}\n`
}
