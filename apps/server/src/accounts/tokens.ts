import { createHash, randomBytes } from 'node:crypto'

const PREFIX = 'hal_'
const SHOWN = 10

export interface NewToken {
  /** Shown once. */
  readonly token: string
  readonly prefix: string
  readonly digest: Buffer
}

/** 256 random bits; a plain SHA-256 is enough to keep them, since they cannot be guessed. */
export const newToken = (): NewToken => describeToken(PREFIX + randomBytes(32).toString('base64url'))

export const describeToken = (token: string): NewToken => ({
  token,
  // A short token of the administrator's own choice is not given away by its prefix.
  prefix: token.slice(0, Math.min(SHOWN, Math.floor(token.length / 4))),
  digest: tokenDigest(token),
})

export const tokenDigest = (token: string): Buffer => createHash('sha256').update(token).digest()
