import { type ConnectorHost, compilePath } from '@halcyon/connector-kit'
import type { Answer } from '../answer/rules.ts'
import type { AuthSettings } from '../settings.ts'
import type { Credentials } from './credentials.ts'
import { secretValue } from './secret.ts'
import { askForToken, documentOf, noToken, tokenCredentials } from './token.ts'

/** A log-in request, and what it gave on all others. */
export function session(auth: AuthSettings<'session'>, host: ConnectorHost<unknown>): Credentials {
  const read = tokenReader(auth)
  const put =
    auth.tokenFrom === 'cookie' ? { header: 'cookie', prefix: '' } : { header: auth.header, prefix: auth.prefix }
  return tokenCredentials(
    host,
    async (signal) => {
      const password = secretValue(host, 'password')
      const answer = await askForToken(host, loginOf(auth, password), signal)
      const value = read(answer)
      if (value === null) throw noToken(answer.url, auth.tokenFrom === 'cookie' ? 'Set-Cookie' : auth.token)
      return { value, lifetimeMs: auth.lifetimeSeconds * 1000 }
    },
    put,
  )
}

function loginOf(auth: AuthSettings<'session'>, password: string) {
  const headers = Object.fromEntries(
    Object.entries(auth.loginHeaders).map(([name, text]) => [
      name.toLowerCase(),
      filled(text, auth.username, password, same),
    ]),
  )
  const { loginBody } = auth
  if (loginBody === undefined || auth.method === 'GET')
    return { url: auth.loginUrl, method: auth.method, headers, secrets: [password] }
  const json = /^\s*[{[]/.test(loginBody)
  const typed = { 'content-type': json ? 'application/json' : 'application/x-www-form-urlencoded', ...headers }
  const body = filled(loginBody, auth.username, password, json ? inJson : encodeURIComponent)
  return { url: auth.loginUrl, method: auth.method, headers: typed, body, secrets: [password] }
}

const same = (text: string): string => text
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1)

const filled = (text: string, username: string, password: string, escaped: (text: string) => string): string =>
  text.replaceAll(/\{(username|password)\}/g, (_, name) => escaped(name === 'username' ? username : password))

function tokenReader({ tokenFrom, token }: AuthSettings<'session'>): (answer: Answer) => string | null {
  if (tokenFrom === 'header') return ({ headers }) => headers[token.toLowerCase()] || null
  if (tokenFrom === 'cookie') return ({ headers }) => cookiesOf(headers['set-cookie'])
  const read = compilePath(token)
  return (answer) => {
    const document = documentOf(answer)
    const value = document === undefined ? undefined : read?.(document)
    return typeof value === 'string' && value !== '' ? value : null
  }
}

/** Several cookies come joined with commas, and an expiry has one of its own: a new cookie begins with a name. */
function cookiesOf(header: string | undefined): string | null {
  if (header === undefined) return null
  const pairs = header.split(/,(?=\s*[\w!#$&'*+.^`|~-]+=)/).map((cookie) => cookie.split(';')[0]?.trim() ?? '')
  return pairs.join('; ') || null
}
