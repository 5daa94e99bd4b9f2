import type { ConnectorHost } from '@halcyon/connector-kit'
import type { AuthSettings } from '../settings.ts'
import { type Credentials, fixed } from './credentials.ts'
import { optionalSecret, secretValue } from './secret.ts'

/** AWS Signature Version 4, by the library that others sign with too. */
export function sigV4(
  { accessKeyId, region, service }: AuthSettings<'aws_sigv4'>,
  host: ConnectorHost<unknown>,
): Credentials {
  return fixed(async (request) => {
    const { sign } = await import('aws4')
    const url = new URL(request.url)
    const sessionToken = optionalSecret(host, 'sessionToken')
    const signed = sign(
      {
        host: url.host,
        path: url.pathname + url.search,
        method: request.method,
        service,
        region,
        headers: { ...request.headers },
        ...(request.body === undefined ? {} : { body: request.body }),
      },
      {
        accessKeyId,
        secretAccessKey: secretValue(host, 'secretAccessKey'),
        ...(sessionToken === null ? {} : { sessionToken }),
      },
    )
    // The client writes these two itself.
    const { Host: _host, 'Content-Length': _length, ...headers } = signed.headers
    return { ...request, headers }
  })
}
