import type { Attributes, Sftp } from 'ssh2-sftp-client'
import { isEnd } from './failure.ts'

type Callback<T> = (error: Error | null | undefined, value: T) => void

const asked = <T>(ask: (callback: Callback<T>) => void): Promise<T> =>
  new Promise((resolve, reject) => ask((error, value) => (error ? reject(error) : resolve(value))))
const done = (ask: (callback: (error?: Error | null) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => ask((error) => (error ? reject(error) : resolve())))

/** What is asked of a server, as promises. */
export const statOf = (sftp: Sftp, path: string): Promise<Attributes> => asked((callback) => sftp.stat(path, callback))
export const rename = (sftp: Sftp, from: string, to: string): Promise<void> =>
  done((callback) => sftp.rename(from, to, callback))
export const unlink = (sftp: Sftp, path: string): Promise<void> => done((callback) => sftp.unlink(path, callback))
export const mkdir = (sftp: Sftp, path: string): Promise<void> => done((callback) => sftp.mkdir(path, callback))

/** The entries of a folder, as they come. */
export async function* entriesOf(sftp: Sftp, path: string) {
  const handle = await asked<Uint8Array>((callback) => sftp.opendir(path, callback))
  try {
    for (;;)
      yield* await asked<readonly { filename: string; attrs: Attributes }[]>((callback) =>
        sftp.readdir(handle, callback),
      )
  } catch (error) {
    if (!isEnd(error)) throw error
  } finally {
    await done((callback) => sftp.close(handle, callback)).catch(() => undefined)
  }
}
