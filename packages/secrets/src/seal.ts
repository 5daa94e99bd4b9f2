import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
const NONCE = 12
const TAG = 16
/** First byte of everything sealed: the format, so that it can change. */
const FORMAT = 1

export const KEY_BYTES = 32

/** What was sealed does not open: another key, another place, or altered bytes. Says nothing of the content. */
export class UnsealError extends Error {
  override readonly name = 'UnsealError'
}

/**
 * AES-256-GCM (NIST SP 800-38D): format ‖ nonce ‖ ciphertext ‖ tag, with a random 96-bit nonce.
 * `place` is authenticated with it: sealed bytes that were moved to another row do not open.
 */
export function seal(key: Buffer, plain: Buffer, place: string): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG }).setAAD(Buffer.from(place))
  return Buffer.concat([Buffer.of(FORMAT), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** @throws UnsealError */
export function unseal(key: Buffer, sealed: Buffer, place: string): Buffer {
  if (sealed[0] !== FORMAT || sealed.length < 1 + NONCE + TAG) throw new UnsealError('Not in a known format')
  const nonce = sealed.subarray(1, 1 + NONCE)
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG })
  decipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(-TAG))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE, -TAG)), decipher.final()])
  } catch (cause) {
    throw new UnsealError('Does not open with this key at this place', { cause })
  }
}
