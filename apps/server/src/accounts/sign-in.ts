import { createHmac } from 'node:crypto'
import { Problem } from '@halcyon/domain'
import type { Database } from '@halcyon/store'
import { RetryLaterProblem } from '../commands/retry-later.ts'
import type { Auth } from './auth.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import { forgetFailures, takeAttempt } from './sign-in-limit.ts'

export interface SignInInput {
  readonly email: string
  readonly password: string
  readonly address: string | null
  readonly userAgent: string | null
}

/** What a password is compared with when there is no such account, so that both take the same time. */
let decoy: Promise<string> | undefined

/**
 * Opens a session and gives the value of its `Set-Cookie`.
 * @throws Problem `invalid_credentials`, for a wrong password and an unknown or disabled account alike;
 *   `too_many_attempts` with the seconds to wait
 */
export async function signIn(
  db: Database,
  auth: Auth,
  input: SignInInput,
): Promise<{ userId: string; setCookie: string }> {
  const email = input.email.trim().toLowerCase()
  const wait = await takeAttempt(db, email, input.address)
  if (wait > 0) throw new RetryLaterProblem('too_many_attempts', wait)
  const userId = await userWith(db, email, input.password)
  if (userId === null) throw new Problem('invalid_credentials')
  await forgetFailures(db, email, input.address)
  return { userId, setCookie: await openSession(auth, userId, input) }
}

async function userWith(db: Database, email: string, password: string): Promise<string | null> {
  const row = await db
    .selectFrom('account_user as u')
    .innerJoin('account_credential as c', 'c.user_id', 'u.id')
    .select(['u.id', 'u.disabled_at', 'c.password'])
    .where('u.email', '=', email)
    .where('c.provider_id', '=', 'credential')
    .executeTakeFirst()
  decoy ??= hashPassword('no such account')
  const right = await verifyPassword(row?.password ?? (await decoy), password)
  return right && row?.password != null && row.disabled_at === null ? row.id : null
}

/** Opens a session without looking at a password; gives the value of its `Set-Cookie`. */
export async function openSession(
  auth: Auth,
  userId: string,
  input: Pick<SignInInput, 'address' | 'userAgent'>,
): Promise<string> {
  const context = await auth.$context
  const session = await context.internalAdapter.createSession(userId, false, {
    ipAddress: input.address ?? '',
    userAgent: input.userAgent?.slice(0, 400) ?? '',
  })
  const { name, attributes } = context.authCookies.sessionToken
  return cookie(name, signed(session.token, context.secret), { ...attributes, maxAge: context.sessionConfig.expiresIn })
}

/** As better-auth signs its cookies: value, dot, HMAC-SHA256 in base64. */
const signed = (value: string, secret: string): string =>
  encodeURIComponent(`${value}.${createHmac('sha256', secret).update(value).digest('base64')}`)

function cookie(name: string, value: string, attributes: { secure?: boolean; maxAge: number }): string {
  const parts = [`${name}=${value}`, `Max-Age=${attributes.maxAge}`, 'Path=/', 'HttpOnly', 'SameSite=Lax']
  return [...parts, ...(attributes.secure ? ['Secure'] : [])].join('; ')
}
