import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { Turns } from '../turns.ts'

const derive = promisify(argon2)

/** OWASP's second choice for Argon2id: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const
const TAG = 32

/** Each takes a core for a while, and one of the few threads that files and names are read with: strangers may ask for any number. */
const turns = new Turns({ atOnce: 2, waiting: 100, refusal: 'Too many sign-ins at once: try again in a moment' })

export const MIN_PASSWORD = 8
export const MAX_PASSWORD = 256

/** Argon2id (RFC 9106) in PHC form: the parameters stand beside the digest, so that they can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const digest = await digestOf(password, salt, COST, TAG)
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${plain64(salt)}$${plain64(digest)}`
}

/** False for a wrong password, and for a hash in no known form. Takes the same time for any password. */
export async function verifyPassword(hash: string, password: string): Promise<boolean> {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(hash)
  if (match === null) return false
  const [, memory, passes, parallelism, salt, digest] = match
  const expected = Buffer.from(digest ?? '', 'base64')
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  const actual = await digestOf(password, Buffer.from(salt ?? '', 'base64'), cost, expected.length)
  return timingSafeEqual(actual, expected)
}

const digestOf = (
  password: string,
  nonce: Buffer,
  cost: { memory: number; passes: number; parallelism: number },
  tagLength: number,
): Promise<Buffer> =>
  turns.take(() => derive('argon2id', { message: password.normalize('NFKC'), nonce, tagLength, ...cost }))

const plain64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '')

/** A password a person can type once: 20 characters, about 100 bits. */
export const generatePassword = (): string => {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789ABCDEFGHJKMNPQRSTUVWXYZ'
  let out = ''
  while (out.length < 20) {
    for (const byte of randomBytes(32))
      if (byte < letters.length * 4 && out.length < 20) out += letters[byte % letters.length]
  }
  return out
}
