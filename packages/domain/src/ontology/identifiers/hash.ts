import { refuse } from '../text.ts'
import { canonical, type Normalised } from './result.ts'

export type HashAlgorithm = 'sha256' | 'sha1' | 'md5'
const LENGTHS: Readonly<Record<HashAlgorithm, number>> = { sha256: 64, sha1: 40, md5: 32 }
/** Strongest first. */
const ALGORITHMS = ['sha256', 'sha1', 'md5'] as const satisfies readonly HashAlgorithm[]

/** The hashes of no bytes at all: a file known by one of these is any empty file. */
const EMPTY_FILE = new Set([
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  'd41d8cd98f00b204e9800998ecf8427e',
])

export const isEmptyFileHash = (hash: string): boolean => EMPTY_FILE.has(hash)

const HEX = /^[0-9a-f]+$/
const NAMED = /^(sha-?256|sha-?1|md5)[:=]([0-9a-f]+)$/i

/** The algorithm of a bare lower-case hash by its length. */
function hashAlgorithm(hash: string): HashAlgorithm | null {
  const found = ALGORITHMS.find((algorithm) => LENGTHS[algorithm] === hash.length)
  return found !== undefined && HEX.test(hash) ? found : null
}

/** Hexadecimal of 64, 40 or 32 digits, lower-case; `SHA256=…` and `sha256:…` lose their name, which has to fit the length. */
export function normaliseHash(input: string): Normalised {
  const text = input.trim()
  if (text.length > 80) return invalid()
  const [, name = '', digits = text] = NAMED.exec(text) ?? []
  const hash = digits.toLowerCase()
  const algorithm = hashAlgorithm(hash)
  if (algorithm === null || (name !== '' && name.toLowerCase().replace('-', '') !== algorithm)) return invalid()
  return /^0+$/.test(hash) ? refuse('empty_key', 'An all-zero hash stands for none') : canonical(hash)
}

const invalid = (): Normalised => refuse('hash_invalid', 'Expected 64, 40 or 32 hexadecimal digits')

/** Sysmon's `SHA1=…,MD5=…,SHA256=…,IMPHASH=…` → each usable hash by its algorithm, lower-case. */
export function parseHashList(input: string): Partial<Record<HashAlgorithm, string>> {
  const found: Partial<Record<HashAlgorithm, string>> = {}
  for (const part of input.slice(0, 1024).split(',')) {
    if (!NAMED.test(part.trim())) continue
    const hash = normaliseHash(part)
    const algorithm = hash.ok ? hashAlgorithm(hash.value) : null
    if (hash.ok && algorithm !== null) found[algorithm] = hash.value
  }
  return found
}

/** The strongest of a hash list. */
export const strongestHash = (hashes: Partial<Record<HashAlgorithm, string>>): string | undefined =>
  hashes.sha256 ?? hashes.sha1 ?? hashes.md5
