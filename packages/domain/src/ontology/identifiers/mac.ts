import { refuse } from '../text.ts'
import { canonical, type Normalised } from './result.ts'

const MAC =
  /^(?:[0-9a-f]{12}|[0-9a-f]{2}(?:([:-])[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4})$/i

export const isMac = (text: string): boolean => text.length >= 12 && text.length <= 17 && MAC.test(text)

/** `00-1A-2B-3C-4D-5E`, `001a.2b3c.4d5e`, bare → `00:1a:2b:3c:4d:5e`. All zeros and broadcast are no one's (`empty_key`). */
export function normaliseMac(input: string): Normalised {
  const text = input.trim()
  if (!isMac(text)) return refuse('mac_invalid', 'Not a MAC address')
  const digits = text.replace(/[:.-]/g, '').toLowerCase()
  if (digits === '000000000000' || digits === 'ffffffffffff')
    return refuse('empty_key', 'This MAC address stands for none')
  return canonical(digits.replace(/..(?=.)/g, '$&:'))
}
