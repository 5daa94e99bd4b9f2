import { parseHostPattern } from '@halcyon/connector-kit'
import { Problem } from '@halcyon/domain'
import { Type } from 'typebox'

/** Where a secret may be sent, as it is given. */
export const AllowedHosts = Type.Array(Type.String({ minLength: 1, maxLength: 253, pattern: '^[^\\s/@]+$' }), {
  maxItems: 100,
  uniqueItems: true,
  description:
    'Hosts the feed may go to with the value: api.example.com, *.example.com, each for any port or with :port. None named: those the configuration of the feed names.',
})

/** In lower case; null = none is named. */
export function givenHosts(hosts: readonly string[]): string[] | null {
  const wrong = hosts.flatMap((host, index) => (parseHostPattern(host) === null ? [index] : []))
  if (wrong.length > 0) {
    throw new Problem(
      'invalid_body',
      undefined,
      wrong.map((index) => ({
        path: `allowedHosts[${index}]`,
        code: 'host_invalid',
        message: `"${hosts[index] ?? ''}" is no host`,
        suggestion: 'api.example.com, *.example.com or api.example.com:8443',
      })),
    )
  }
  return hosts.length === 0 ? null : hosts.map((host) => host.toLowerCase())
}
