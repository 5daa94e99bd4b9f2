import type { Sender } from './sender.ts'
import type { SignedRequest } from './sign.ts'

/** A word of a POSIX shell, whatever is in it. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

const lines = (...parts: readonly string[]): string => parts.join(' \\\n  ')

/** A command that sends the request as it was signed, byte for byte. */
export const curlOf = ({ url, headers, body }: SignedRequest): string =>
  lines(
    `curl -i -X POST ${quoted(url)}`,
    `-H 'Content-Type: application/json'`,
    ...headers.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    `--data-binary ${quoted(body)}`,
  )

const PLACEHOLDER: Readonly<Record<string, string>> = {
  signing: 'paste the signing key here',
  token: 'paste the token here',
  password: 'paste the password here',
}

const OPENSSL_ENCODING = {
  hex: "od -An -v -tx1 | tr -d ' \\n'",
  base64: "base64 | tr -d '\\n'",
  base64url: "base64 | tr -d '\\n=' | tr '+/' '-_'",
}

/** What is signed, as a shell's text: `{timestamp}.{body}` → `"${TIMESTAMP}.${BODY}"`. */
function shellSigned(template: string): string {
  const names: Readonly<Record<string, string>> = {
    body: '$' + '{BODY}',
    timestamp: '$' + '{TIMESTAMP}',
    id: '$' + '{ID}',
    method: 'POST',
    path: '',
    query: '',
    url: '$' + '{SENDER_URL}',
  }
  const text = template
    .split(/\{([^{}]*)\}/)
    .map((part, index) => (index % 2 === 0 ? part.replaceAll(/[\\"$`]/g, '\\$&') : (names[part] ?? `{${part}}`)))
    .join('')
  return `"${text}"`
}

/** A short script that signs with openssl, for when the value is not at hand; null where no script can. */
export function scriptOf(sender: Sender, url: string, body: string): string | null {
  const post = (...headers: string[]): string =>
    lines(
      `curl -i -X POST ${quoted(url)}`,
      `-H 'Content-Type: application/json'`,
      ...headers.map((header) => `-H "${header}"`),
      '--data-binary "$BODY"',
    )
  const value = (name: string): string => `SECRET=${quoted(PLACEHOLDER[name] ?? '')}`
  const given = `BODY=${quoted(body)}`
  switch (sender.kind) {
    case 'none':
      return [given, post()].join('\n')
    case 'bearer':
      return [value('token'), given, post('Authorization: Bearer $SECRET')].join('\n')
    case 'basic':
      return [
        value('password'),
        given,
        post(`Authorization: Basic $(printf '%s' ${quoted(`${sender.username}:`)}"$SECRET" | base64 | tr -d '\\n')`),
      ].join('\n')
    case 'shared_secret':
      if (sender.location === 'query')
        return [
          value('token'),
          given,
          post().replace(quoted(url), () => `${quoted(`${url}?${sender.name}=`)}"$SECRET"`),
        ].join('\n')
      return [value('token'), given, post(`${sender.name}: ${sender.prefix}$SECRET`)].join('\n')
    case 'standard_webhooks':
      return [
        value('signing'),
        given,
        'ID="msg_$(date +%s)"',
        'TIMESTAMP=$(date +%s)',
        `KEY=$(printf '%s' "$` + `{SECRET#whsec_}" | base64 -d | od -An -v -tx1 | tr -d ' \\n')`,
        `SIGNATURE=$(printf '%s' "$ID.$TIMESTAMP.$BODY" \\`,
        `  | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$KEY" -binary | base64 | tr -d '\\n')`,
        post(
          `${sender.headerPrefix}id: $ID`,
          `${sender.headerPrefix}timestamp: $TIMESTAMP`,
          `${sender.headerPrefix}signature: v1,$SIGNATURE`,
        ),
      ].join('\n')
    case 'hmac': {
      if (sender.header === '') return null
      const timed = sender.timestampHeader !== '' || sender.timestampPrefix !== ''
      const inHeader =
        sender.timestampPrefix === '' ? '' : `${sender.timestampPrefix}$TIMESTAMP${sender.separator || ','}`
      return [
        value('signing'),
        given,
        ...(sender.idHeader === '' ? [] : ['ID="test-$(date +%s)"']),
        ...(timed ? ['TIMESTAMP=$(date +%s)'] : []),
        ...(sender.url === '' ? [] : [`SENDER_URL=${quoted(sender.url)}`]),
        `SIGNATURE=$(printf '%s' ${shellSigned(sender.signedString)} \\`,
        `  | openssl dgst -${sender.algorithm} -hmac "$SECRET" -binary | ${OPENSSL_ENCODING[sender.encoding]})`,
        post(
          `${sender.header}: ${inHeader}${sender.prefix}$SIGNATURE`,
          ...(sender.timestampHeader === '' ? [] : [`${sender.timestampHeader}: $TIMESTAMP`]),
          ...(sender.idHeader === '' ? [] : [`${sender.idHeader}: $ID`]),
        ),
      ].join('\n')
    }
    case 'other':
      return null
  }
}
