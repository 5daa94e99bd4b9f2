import { hash, timingSafeEqual } from 'node:crypto'

/** A digest to keep in the place of a secret; comparing digests takes the same time whatever the length. */
export const digestOf = (text: string): Buffer => hash('sha256', text, 'buffer')

/** True when the text has this digest; takes the same time wherever they differ. */
export const matchesDigest = (text: string, digest: Buffer): boolean => timingSafeEqual(digestOf(text), digest)
