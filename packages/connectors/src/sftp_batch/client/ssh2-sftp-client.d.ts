/** What is used of the library, and of the SFTP session that it opens (github.com/mscdex/ssh2, SFTP.md). It brings no types. */
declare module 'ssh2-sftp-client' {
  import type { Socket } from 'node:net'
  import type { Readable } from 'node:stream'

  export interface Attributes {
    readonly mode: number
    readonly size: number
    /** Seconds. */
    readonly mtime: number
  }
  type Done = (error?: (Error & { code?: number | string }) | null) => void
  type With<T> = (error: (Error & { code?: number | string }) | null | undefined, value: T) => void

  export interface Sftp {
    opendir(path: string, callback: With<Uint8Array>): void
    /** Some entries; an error with the code 1 after the last. */
    readdir(handle: Uint8Array, callback: With<readonly { filename: string; attrs: Attributes }[]>): void
    close(handle: Uint8Array, callback: Done): void
    stat(path: string, callback: With<Attributes>): void
    mkdir(path: string, callback: Done): void
    rename(from: string, to: string, callback: Done): void
    unlink(path: string, callback: Done): void
    createReadStream(path: string, options?: { start?: number; end?: number; highWaterMark?: number }): Readable
  }

  export interface ConnectOptions {
    readonly sock: Socket
    readonly username: string
    readonly password?: string
    readonly privateKey?: string
    readonly passphrase?: string
    readonly hostVerifier: (key: Uint8Array) => boolean
    readonly readyTimeout: number
    readonly keepaliveInterval: number
    readonly keepaliveCountMax: number
  }

  export default class SftpClient {
    constructor(name: string, callbacks: Readonly<Record<'error' | 'end' | 'close', (error?: Error) => void>>)
    connect(options: ConnectOptions): Promise<Sftp>
    end(): Promise<boolean>
  }
}
