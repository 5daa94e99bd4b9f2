/** Files on a real server, for tests. */
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { SftpConfig } from './config/config.ts'

export interface SftpAddress {
  readonly url: string
  readonly key: string
  readonly password: string
  readonly hostKey: string
}

export interface FileSource {
  readonly config: SftpConfig
  readonly secrets: Readonly<Record<string, string>>
  /** On this machine and on the server. */
  readonly folder: string
  /** @param age seconds since its last change */
  put(name: string, content: string | Uint8Array, age?: number): void
  remove(): void
}

/** A folder of a test's own, which the account owns. */
export function fileSource({ url, key, hostKey }: SftpAddress, part: Partial<SftpConfig> = {}): FileSource {
  const { hostname, port, username, pathname } = new URL(url)
  const folder = mkdtempSync(join(pathname, 'case-'))
  const { uid, gid } = statSync(pathname)
  const give = (path: string): void => chownSync(path, uid, gid)
  chmodSync(folder, 0o755)
  give(folder)
  return {
    config: {
      server: { host: hostname, port: Number(port), user: username, hostKeys: [hostKey] },
      auth: { kind: 'private_key' },
      schedule: { kind: 'interval', every: 'PT1S' },
      ...part,
      find: { folders: [folder], minAge: 'PT0S', ...part.find },
    },
    secrets: { privateKey: readFileSync(key, 'utf8') },
    folder,
    put(name, content, age = 5) {
      const path = join(folder, name)
      if (dirname(path) !== folder) {
        mkdirSync(dirname(path), { recursive: true })
        give(dirname(path))
      }
      writeFileSync(path, content)
      give(path)
      const time = Math.floor(Date.now() / 1000) - age
      utimesSync(path, time, time)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export const lines = (ids: readonly string[]): string =>
  ids.map((id) => `${JSON.stringify({ id, title: `Record ${id}` })}\n`).join('')
