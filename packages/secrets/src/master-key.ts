import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { chmod, link, mkdir, readFile, stat, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { KEY_BYTES } from './seal.ts'

const FILE = 'master.key'

/** The key that seals every tenant's data key. */
export interface MasterKey {
  /** Names the key without giving it away: stored beside what it sealed. */
  readonly id: string
  readonly bytes: Buffer
}

/** The master key is absent, malformed, or readable by others. The message has no part of it. */
export class MasterKeyError extends Error {
  override readonly name = 'MasterKeyError'
}

/** @throws MasterKeyError unless `base64` is 32 bytes */
export function masterKeyFrom(base64: string, source = 'HALCYON_MASTER_KEY'): MasterKey {
  const bytes = Buffer.from(base64.trim(), 'base64')
  if (bytes.length !== KEY_BYTES) {
    throw new MasterKeyError(
      `${source} must be ${KEY_BYTES} bytes in base64: create one with \`openssl rand -base64 32\``,
    )
  }
  return { id: createHash('sha256').update('halcyon master key id').update(bytes).digest('hex').slice(0, 16), bytes }
}

/**
 * The key from the environment, else the data directory's `master.key` (mode 0600), made when absent.
 * Two processes that start at once get the same one.
 * @throws MasterKeyError
 */
export async function loadMasterKey(options: { base64?: string; dataDir: string }): Promise<MasterKey> {
  if (options.base64 !== undefined && options.base64 !== '') return masterKeyFrom(options.base64)
  const path = join(options.dataDir, FILE)
  await mkdir(options.dataDir, { recursive: true })
  const text = (await read(path)) ?? (await create(path))
  return masterKeyFrom(text, path)
}

async function read(path: string): Promise<string | null> {
  try {
    const { mode } = await stat(path)
    if ((mode & 0o077) !== 0)
      throw new MasterKeyError(`${path} is readable by others: run \`chmod 600\` on it, then start again`)
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** Written aside and linked into place: a key file is whole or absent, and the first one stays. */
async function create(path: string): Promise<string> {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  await writeFile(draft, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  await chmod(draft, 0o600)
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await unlink(draft)
  return readFile(path, 'utf8')
}

/** A key for another purpose (signing cookies), which does not lead back to the master key (HKDF, RFC 5869). */
export const deriveKey = (master: MasterKey, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', master.bytes, Buffer.alloc(0), `halcyon ${purpose}`, KEY_BYTES))
