import { randomUUID } from 'node:crypto'
import type { Database } from '@halcyon/store'
import { betterAuth } from 'better-auth'
import { hashPassword, MAX_PASSWORD, MIN_PASSWORD, verifyPassword } from './passwords.ts'

export interface AuthOptions {
  readonly db: Database
  /** Signs cookies: 32 bytes, the same on every gateway. */
  readonly secret: Buffer
  /** What browsers call this server: decides the cookie's `Secure`. */
  readonly publicUrl: string
  readonly onError?: (message: string) => void
}

/** Closed: what strangers could call, and signing in, which has one door (sign-in.ts) where failures are counted. */
const CLOSED = [
  '/sign-in/email',
  '/sign-in/social',
  '/sign-up/email',
  '/update-user',
  '/change-email',
  '/delete-user',
  '/link-social',
  '/unlink-account',
]

/** Sessions and passwords by better-auth, in the tables of migration 0006. Strangers cannot sign up. */
export function createAuth({ db, secret, publicUrl, onError }: AuthOptions) {
  return betterAuth({
    appName: 'halcyon',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret: secret.toString('base64'),
    database: { db, type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD,
      maxPasswordLength: MAX_PASSWORD,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
    },
    disabledPaths: CLOSED,
    // Ours counts per account and address, in the database, for all gateways (sign-in-limit.ts).
    rateLimit: { enabled: false },
    logger: { level: 'error', log: (_, message) => onError?.(message) },
    user: { modelName: 'account_user', fields: { emailVerified: 'email_verified', ...TIMES } },
    session: {
      modelName: 'account_session',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...TIMES,
      },
      expiresIn: 12 * 3600,
      updateAge: 3600,
    },
    account: { modelName: 'account_credential', fields: CREDENTIAL_FIELDS },
    verification: { modelName: 'account_verification', fields: { expiresAt: 'expires_at', ...TIMES } },
    advanced: {
      cookiePrefix: 'halcyon',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      database: { generateId: () => randomUUID() },
      ipAddress: { ipAddressHeaders: ['x-halcyon-remote'] },
    },
  })
}

export type Auth = ReturnType<typeof createAuth>

const TIMES = { createdAt: 'created_at', updatedAt: 'updated_at' } as const
const CREDENTIAL_FIELDS = {
  userId: 'user_id',
  accountId: 'account_id',
  providerId: 'provider_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
  ...TIMES,
} as const
