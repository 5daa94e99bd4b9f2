import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { EmbeddedPostgresError } from './error.ts'

/** An operating system account. */
export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** A command with the words that must stand before it. */
export type Wrap = (command: string, args: readonly string[]) => { command: string; args: string[] }

const setpriv = ['/usr/bin/setpriv', '/bin/setpriv', '/sbin/setpriv'].find((path) => existsSync(path))

/**
 * The account the server runs as: null for "as ourselves". Only root needs another one, because PostgreSQL refuses to
 * run as root, and looks its account up in the password file.
 *
 * @param ownerUid owner of an existing cluster: kept, so that an account installed later does not change it
 */
export function serverAccount(ownerUid: number | null): Account | null {
  if (process.getuid?.() !== 0) return null
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n').flatMap(parseAccount)
  const found =
    accounts.find((account) => account.uid === ownerUid) ??
    accounts.find((account) => account.name === 'postgres') ??
    accounts.find((account) => account.name === 'nobody')
  if (found) return found
  throw new EmbeddedPostgresError(
    'no_account',
    'PostgreSQL cannot run as root, and there is no account "postgres" or "nobody" to run it as. Create one (useradd --system postgres), or start as another user.',
  )
}

function parseAccount(line: string): Account[] {
  const [name, , uid, gid] = line.split(':')
  if (!name || !uid || !gid || uid === '0') return []
  return [{ name, uid: Number(uid), gid: Number(gid) }]
}

/** Whether `account` can pass every folder above `path`, by their modes alone (access lists are not looked at). */
export function canReach(account: Account, path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder)
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (folder === dirname(folder)) return true
  }
}

/**
 * The capability that lets an unprivileged process pass closed folders: reading alone where we hold it, else writing
 * too (containers often drop the former). Null when we cannot give it.
 */
export function passCapability(): 'dac_read_search' | 'dac_override' | null {
  let status: string
  try {
    status = readFileSync('/proc/self/status', 'utf8')
  } catch {
    return null
  }
  // Both sets matter: what we hold, and what a child may get.
  const held = capabilities(status, 'CapPrm') & capabilities(status, 'CapBnd')
  const holds = (bit: bigint): boolean => (held & (1n << bit)) !== 0n
  if (!holds(CAP_SETPCAP)) return null
  if (holds(CAP_DAC_READ_SEARCH)) return 'dac_read_search'
  return holds(CAP_DAC_OVERRIDE) ? 'dac_override' : null
}

/** Bit numbers, from <linux/capability.h>. */
const CAP_DAC_OVERRIDE = 1n
const CAP_DAC_READ_SEARCH = 2n
const CAP_SETPCAP = 8n

function capabilities(status: string, name: string): bigint {
  return BigInt(`0x${new RegExp(`^${name}:\\s*([0-9a-f]+)`, 'm').exec(status)?.[1] ?? '0'}`)
}

/**
 * Wraps a command so that it runs as `account` (null: as ourselves) and gets SIGINT, a fast shutdown, when the thread
 * that started it ends. Without `setpriv` (macOS) the command is left as it is.
 *
 * @param capability an extra capability the command needs to reach its files
 */
export function runAs(account: Account | null, capability: string | null): Wrap {
  if (setpriv === undefined) {
    if (account === null) return (command, args) => ({ command, args: [...args] })
    throw new EmbeddedPostgresError(
      'no_account',
      'PostgreSQL cannot run as root, and setpriv (package util-linux) is not installed. Install it, or start as another user.',
    )
  }
  const words = ['--pdeathsig', 'INT']
  if (account) words.push('--reuid', String(account.uid), '--regid', String(account.gid), '--clear-groups')
  if (capability) {
    words.push(`--inh-caps=+${capability}`, `--ambient-caps=+${capability}`)
    // Without it access(2), by which PostgreSQL checks its own programs, leaves the capability out.
    words.push('--securebits=+no_setuid_fixup')
  }
  return (command, args) => ({ command: setpriv, args: [...words, '--', command, ...args] })
}
