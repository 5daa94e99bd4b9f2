import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export const CLIENT_ID = 'halcyon'
export const CLIENT_SECRET = 'client-secret-of-the-tests'

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Gives tokens by the client credentials grant, unsigned (RFC 7515, A.5), of the scope that is asked for. */
export async function tokenServer(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const expected = `Basic ${Buffer.from(`${CLIENT_ID}:${CLIENT_SECRET}`).toString('base64')}`
  const server = createServer(async (request, response) => {
    const form = new URLSearchParams(await text(request))
    const known = request.headers.authorization === expected && form.get('grant_type') === 'client_credentials'
    const now = Math.floor(Date.now() / 1000)
    const claims = { sub: CLIENT_ID, iat: now, exp: now + 300, scope: form.get('scope') ?? '' }
    const token = {
      access_token: `${encoded({ alg: 'none' })}.${encoded(claims)}.`,
      token_type: 'Bearer',
      expires_in: 300,
    }
    response.writeHead(known ? 200 : 401, { 'content-type': 'application/json' })
    response.end(JSON.stringify(known ? token : { error: 'invalid_client' }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`,
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
