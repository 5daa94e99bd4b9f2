import { type ConnectorHost, NeedsHuman, RefuseRequest, RetryLater } from '@halcyon/connector-kit'
import { errors, type JWTPayload, jwtVerify } from 'jose'
import type { AuthSettings } from '../settings.ts'
import { keySet } from './jwks.ts'
import { afterScheme } from './shared.ts'
import { refuse, type Verifier } from './verifier.ts'

/** RFC 7519 with RFC 8725's advice: listed asymmetric algorithms only, issuer and audience always, and an expiry. */
export function jwtVerifier(auth: AuthSettings<'jwt'>, host: ConnectorHost<unknown>): Verifier {
  const header = auth.header.toLowerCase()
  const keys = keySet(auth.jwksUrl, host)
  const claims = Object.entries(auth.claims)
  return {
    headers: [header],
    async verify(request) {
      const value = request.headers[header] ?? ''
      const token = afterScheme(value, 'bearer ') ?? value
      if (token === '') return refuse('credentials_missing')
      const payload = await check(token, request.receivedAt)
      if (claims.some(([name, text]) => payload[name] !== text)) return refuse('credentials_invalid')
      return
    },
  }

  async function check(token: string, now: number): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, (protectedHeader) => keys.find(protectedHeader), {
        issuer: auth.issuer,
        audience: auth.audience,
        algorithms: [...auth.algorithms],
        clockTolerance: auth.clockToleranceSeconds,
        currentDate: new Date(now),
        requiredClaims: ['exp'],
      })
      return payload
    } catch (error) {
      if (error instanceof RetryLater || error instanceof NeedsHuman || error instanceof RefuseRequest) throw error
      // Anything that is not jose's own finding comes from the issuer's key, which cannot be used with this token.
      if (!(error instanceof errors.JOSEError))
        host.log.warn('A token cannot be checked with the published key', { error: String(error) })
      return refuse('credentials_invalid')
    }
  }
}
