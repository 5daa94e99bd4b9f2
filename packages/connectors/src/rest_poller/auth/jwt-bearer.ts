import { type ConnectorHost, NeedsHuman } from '@halcyon/connector-kit'
import { isJsonObject, JsonError, parseJson } from '@halcyon/domain'
import type { AuthSettings } from '../settings.ts'
import type { Credentials } from './credentials.ts'
import { secretValue } from './secret.ts'
import { askForToken, oauthToken, tokenCredentials } from './token.ts'

const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
/** The longest Google takes. */
const LIFETIME_SECONDS = 3600

interface Key {
  readonly pem: string
  readonly issuer: string | undefined
  readonly tokenUrl: string | undefined
  readonly keyId: string | undefined
}

/** A signed statement for a token (RFC 7523, 2.1), as Google's service accounts have it. */
export function jwtBearer(auth: AuthSettings<'jwt_bearer'>, host: ConnectorHost<unknown>): Credentials {
  return tokenCredentials(host, async (signal) => {
    const secret = secretValue(host, 'privateKey')
    const key = keyOf(secret)
    const tokenUrl = auth.tokenUrl ?? key.tokenUrl
    const issuer = auth.issuer ?? key.issuer
    if (tokenUrl === undefined || issuer === undefined) {
      throw new NeedsHuman(
        'config_invalid',
        'There is no token address or no issuer.',
        'Set them, or give the whole key file as privateKey.',
      )
    }
    const assertion = await signed(auth, key, tokenUrl, issuer, host.now())
    const form = new URLSearchParams({ grant_type: GRANT, assertion })
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }
    const request = {
      url: tokenUrl,
      method: 'POST' as const,
      headers,
      body: form.toString(),
      secrets: [secret, assertion],
    }
    return oauthToken(await askForToken(host, request, signal))
  })
}

/** A key file, or a key. */
function keyOf(secret: string): Key {
  const bare: Key = { pem: secret.trim(), issuer: undefined, tokenUrl: undefined, keyId: undefined }
  if (!secret.trimStart().startsWith('{')) return bare
  const file = jsonOf(secret)
  const textOf = (name: string): string | undefined => {
    const value = isJsonObject(file) ? file[name] : undefined
    return typeof value === 'string' ? value : undefined
  }
  const pem = textOf('private_key')
  if (pem === undefined) throw malformed('It is JSON, and has no "private_key".')
  return { pem, issuer: textOf('client_email'), tokenUrl: textOf('token_uri'), keyId: textOf('private_key_id') }
}

function jsonOf(text: string) {
  try {
    return parseJson(text)
  } catch (error) {
    if (error instanceof JsonError) throw malformed('It begins like JSON, and is none.')
    throw error
  }
}

async function signed(
  auth: AuthSettings<'jwt_bearer'>,
  key: Key,
  tokenUrl: string,
  issuer: string,
  now: number,
): Promise<string> {
  const { importPKCS8, SignJWT } = await import('jose')
  const imported = await importPKCS8(key.pem, auth.algorithm).catch(() => {
    throw malformed(`It is no private key for ${auth.algorithm} in PEM (PKCS #8).`)
  })
  const seconds = Math.floor(now / 1000)
  const keyId = auth.keyId ?? key.keyId
  const statement = new SignJWT(auth.scope === undefined ? {} : { scope: auth.scope })
    .setProtectedHeader({ alg: auth.algorithm, typ: 'JWT', ...(keyId === undefined ? {} : { kid: keyId }) })
    .setIssuer(issuer)
    .setAudience(auth.audience ?? tokenUrl)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + LIFETIME_SECONDS)
  if (auth.subject !== undefined) statement.setSubject(auth.subject)
  return statement.sign(imported)
}

const malformed = (why: string): NeedsHuman =>
  new NeedsHuman(
    'secret_malformed',
    `The secret "privateKey" cannot be used: ${why}`,
    'Enter the key file as it was downloaded, or the key as PEM (BEGIN PRIVATE KEY).',
  )
