/** An entity tag as a header shows it (RFC 9110 §8.8.3). */
export const etagHeader = (tag: string): string => `"${tag}"`

/** The tag of an `If-Match`, without quotes or the weak mark; scripts send the field `etag` as it stands. Undefined = no header. */
export function ifMatchOf(header: string | string[] | undefined): string | undefined {
  const first = (Array.isArray(header) ? header[0] : header)?.split(',')[0]?.trim()
  if (first === undefined || first === '') return undefined
  return first.replace(/^W\//, '').replace(/^"(.*)"$/, '$1')
}
