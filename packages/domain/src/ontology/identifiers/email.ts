import { refuse } from '../text.ts'
import { normaliseDomain } from './domain.ts'
import { canonical, type Normalised } from './result.ts'

const ANGLES = /<([^<>]*)>\s*$/
const LOCAL = /^(?:[^\s"(),:;<>@[\\\]]+|"[^"\\\r\n]*")$/

/**
 * An addr-spec (RFC 5322): display name, angle brackets and `mailto:` stripped, lower-case, domain in A-labels.
 * Dots and `+tag` are kept: only the receiving server knows what they mean.
 */
export function normaliseEmail(input: string): Normalised {
  const trimmed = input.trim()
  if (trimmed.length > 1024) return invalid()
  const text = (ANGLES.exec(trimmed)?.[1] ?? trimmed)
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/[[(]at[\])]/i, '@')
  const at = text.lastIndexOf('@')
  const local = text.slice(0, Math.max(at, 0)).toLowerCase()
  const domain = normaliseDomain(text.slice(at + 1))
  if (at < 1 || local.length > 64 || !LOCAL.test(local) || !domain.ok) return invalid()
  return canonical(`${local}@${domain.value}`)
}

const invalid = (): Normalised => refuse('email_invalid', 'Not an email address')
