import type { OutboundRequest } from '@halcyon/connector-kit'
import type { Credentials } from './credentials.ts'

export interface ServiceCall {
  readonly url: URL
  readonly service: 'sts' | 'sqs'
  readonly region: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A POST to a service of AWS, by Signature Version 4. */
export async function signed(call: ServiceCall, keys: Credentials): Promise<OutboundRequest> {
  const { sign } = await import('aws4')
  const { url, service, region, body } = call
  const { headers } = sign(
    { host: url.host, method: 'POST', path: url.pathname, service, region, headers: { ...call.headers }, body },
    {
      accessKeyId: keys.accessKeyId,
      secretAccessKey: keys.secretAccessKey,
      ...(keys.sessionToken === undefined ? {} : { sessionToken: keys.sessionToken }),
    },
  )
  // The client writes these two itself.
  const { Host: _host, 'Content-Length': _length, ...rest } = headers
  return { url: url.href, method: 'POST', headers: rest, body }
}
