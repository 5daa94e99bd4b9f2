import {
  DECODE_LIMITS,
  type DecodedRecord,
  DecodeError,
  type FileInHand,
  type FileStore,
  type ListedFile,
  type PullRun,
  parquetRecords,
  recordChunks,
} from '@halcyon/connector-kit'
import type { Sftp } from 'ssh2-sftp-client'
import { mkdir, rename, statOf, unlink } from './client/calls.ts'
import type { Session } from './client/connect.ts'
import { faultOf, isAbsent, isFailure, isOfConnection } from './client/failure.ts'
import type { Settings } from './config/settings.ts'
import { joined, listedOf, listFiles, versionOf } from './list.ts'

/** Files of one pass that are held to be put in their order; the next pass has the rest. */
const MAX_UNREAD = 100_000

export const placeOf = ({ server }: Settings): string => `sftp://${server.user}@${server.host}:${server.port}`

/** @param open a session; a lost one is replaced when it is asked for again */
export function sftpStore(
  settings: Settings,
  open: () => Promise<Session>,
  { range, peek = false }: Pick<PullRun, 'range' | 'peek'>,
  signal: AbortSignal,
): FileStore & { close(): void } {
  const { find, read, after } = settings
  let session: Session | null = null
  const sftp = async (): Promise<Sftp> => {
    session ??= await open()
    return session.sftp
  }
  /** A connection that broke off is left. */
  const minded = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      if (isOfConnection(error)) drop()
      throw error
    }
  }
  const drop = (): void => {
    session?.close()
    session = null
  }
  const isWanted = ({ modified }: ListedFile, started: number): boolean => {
    if (range !== null) return modified >= Date.parse(range.from) && modified < Date.parse(range.to)
    return (find.from === null || modified >= find.from) && modified <= started - find.minAgeMs
  }

  return {
    place: placeOf(settings),
    async *unread(standing, { started }) {
      const files: ListedFile[] = []
      for await (const file of listFiles(await sftp(), find)) {
        if (!isWanted(file, started) || (range === null && standing.isKnown(file))) continue
        files.push(file)
        if (files.length >= MAX_UNREAD) break
      }
      yield* files.sort((a, b) => a.modified - b.modified || (a.key < b.key ? -1 : 1))
    },
    async *read(file) {
      try {
        yield* recordsOf(await sftp(), settings.read, file, signal)
      } catch (error) {
        if (isOfConnection(error) && !(error instanceof DecodeError)) drop()
        throw error
      }
    },
    head: async (key) => listedOf(key, await minded(statOf(await sftp(), key))),
    settle:
      after.kind === 'leave' || peek
        ? null
        : async ({ key, version }) => {
            try {
              const server = await sftp()
              if (versionOf(await statOf(server, key)) !== version) return
              if (after.kind === 'delete') await unlink(server, key)
              else await move(server, key, targetOf(key, find.folders, after.folder), version)
            } catch (error) {
              // Done before.
              if (!isAbsent(error)) throw error
            }
          },
    faultOf,
    isOfConnection: (error) => isOfConnection(error) && !(error instanceof DecodeError),
    close: drop,
  }

  async function* recordsOf(
    server: Sftp,
    { maxFileBytes, maxInflatedBytes, maxRecordBytes, format, compression }: typeof read,
    file: FileInHand,
    stop: AbortSignal,
  ): AsyncGenerator<readonly DecodedRecord[]> {
    if (file.size > maxFileBytes)
      throw new DecodeError('too_large', `The file has ${file.size} bytes, more than ${maxFileBytes}.`)
    const limits = { ...DECODE_LIMITS, maxBytes: maxFileBytes, maxInflatedBytes, maxRecordBytes }
    await unchanged(server, file)
    if (format.kind === 'parquet' && compression !== 'gzip' && compression !== 'zip') {
      const slice = async (start: number, end: number): Promise<Uint8Array> => {
        const chunks: Uint8Array[] = []
        for await (const chunk of bytesOf(server, file, stop, start, end)) chunks.push(chunk)
        return Buffer.concat(chunks)
      }
      yield* parquetRecords({ byteLength: file.size, slice }, limits, file.row)
    } else {
      yield* recordChunks(bytesOf(server, file, stop), format, { compression, limits, skip: file.row })
    }
    await unchanged(server, file)
  }
}

async function unchanged(server: Sftp, { key, version }: ListedFile): Promise<void> {
  if (versionOf(await statOf(server, key)) !== version)
    throw new DecodeError('object_changed', 'The file was changed while it was read.')
}

/** The bytes of a file, or of a part of it; a server that says nothing is left. */
async function* bytesOf(
  server: Sftp,
  file: ListedFile,
  signal: AbortSignal,
  start = 0,
  end = file.size,
): AsyncGenerator<Uint8Array> {
  if (end <= start) return
  const stream = server.createReadStream(file.key, { start, end: end - 1, highWaterMark: 256 * 1024 })
  const stop = (): void => void stream.destroy(signal.reason instanceof Error ? signal.reason : new Error('stopped'))
  signal.addEventListener('abort', stop, { once: true })
  let size = 0
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength
      yield chunk
    }
  } finally {
    signal.removeEventListener('abort', stop)
    stream.on('error', () => undefined).destroy()
  }
  if (size !== end - start)
    throw new DecodeError('content_ended_early', `The server gave ${size} bytes of ${end - start}.`)
}

/** Below the folder it is moved to as it was below the folder it was found in. */
function targetOf(key: string, folders: readonly string[], to: string): string {
  const from = folders.filter((one) => key.startsWith(joined(one, ''))).sort((a, b) => b.length - a.length)[0] ?? ''
  return joined(to, key.slice(joined(from, '').length))
}

/** A name that is taken gets the version behind it: nothing is written over. */
async function move(server: Sftp, from: string, to: string, version: string): Promise<void> {
  try {
    await rename(server, from, to)
  } catch (error) {
    if (isAbsent(error)) {
      await makeFolders(server, to)
      return rename(server, from, to)
    }
    if (!isFailure(error)) throw error
    await rename(server, from, `${to}.${version}`)
  }
}

async function makeFolders(server: Sftp, path: string): Promise<void> {
  const parts = path.split('/').slice(0, -1)
  for (let i = 1; i <= parts.length; i++) {
    const folder = parts.slice(0, i).join('/')
    if (folder === '') continue
    const there = await statOf(server, folder).then(
      () => true,
      () => false,
    )
    if (!there) await mkdir(server, folder)
  }
}
