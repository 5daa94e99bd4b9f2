import { refuse } from '../text.ts'
import { isIpv4 } from './ip.ts'
import { canonical, type Normalised } from './result.ts'

/** `evil[.]example`, `evil(.)example`, `evil[dot]example` → `evil.example`, as reports write harmful names. */
export const refang = (text: string): string =>
  text.includes('[') || text.includes('(') ? text.replace(/[[(](?:[.\u3002\uff0e\uff61]|dot)[\])]/gi, '.') : text

const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/
const ASCII = /^[\x21-\x7e]+$/

/**
 * A name → its A-label form: lower-case, no trailing dot, IDNA by UTS 46 (as WHATWG URL does it), no defanging.
 * Refused: an IP address (`domain_is_ip`) and a single label (`domain_single_label`): they are another type.
 */
export function normaliseDomain(input: string): Normalised {
  const text = refang(input.trim()).replace(/\.$/, '')
  if (text.length > 1024) return invalid()
  const name = ASCII.test(text) ? text.toLowerCase() : aLabels(text)
  if (isIpv4(name) || name.startsWith('[') || (name.includes(':') && /^[0-9a-f:.]+$/.test(name))) {
    return refuse('domain_is_ip', 'An address is not a domain', 'Use type ip')
  }
  const labels = name.split('.')
  if (name.length > 253 || !labels.every((label) => LABEL.test(label))) return invalid()
  if (labels.length === 1) return refuse('domain_single_label', 'One label is not a domain', 'Use type host')
  return /^\d+$/.test(labels.at(-1) ?? '') ? invalid() : canonical(name)
}

const invalid = (): Normalised => refuse('domain_invalid', 'Not a domain name')

/** '' when there is none. */
function aLabels(text: string): string {
  if (/[\s/\\?#@:%]/.test(text)) return ''
  return URL.parse(`http://${text}/`)?.hostname.replace(/\.$/, '') ?? ''
}
