/** What kind of value the field takes, where one of our own making can serve. */
export type Generated = 'standard_webhooks' | 'token'

const BYTES = 32

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))

/** 256 random bits: as a Standard Webhooks key (`whsec_…`), or as text that any header takes. */
export function generateValue(kind: Generated): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES))
  if (kind === 'standard_webhooks') return `whsec_${base64(bytes)}`
  return base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
