import { type Static, Type } from 'typebox'
import { closed, kind, names, template, text, whole } from './fields.ts'

const NoAuth = Type.Object({ kind: kind('none', 'The source asks nobody who they are.') }, { ...closed, title: 'None' })

const ApiKey = Type.Object(
  {
    kind: kind('api_key', 'The key itself, in a header or a query parameter. Secret: token.'),
    location: Type.Optional(
      Type.Enum(['header', 'query'], {
        title: 'Where',
        description: 'Prefer a header: addresses with their query end up in logs on the way.',
        default: 'header',
      }),
    ),
    name: Type.Optional(
      text('Name', 'Name of the header or query parameter.', { default: 'Authorization', minLength: 1 }),
    ),
    prefix: Type.Optional(
      text('Prefix', 'What stands before the key, for example "SSWS " or "Token ".', { default: '', maxLength: 50 }),
    ),
  },
  { ...closed, title: 'API key' },
)

const Basic = Type.Object(
  {
    kind: kind('basic', 'User name and password (RFC 7617). Secret: password.'),
    username: text('User name', 'As the source knows it.', { minLength: 1 }),
  },
  { ...closed, title: 'Basic' },
)

const Bearer = Type.Object(
  { kind: kind('bearer', 'Authorization: Bearer and a token that does not change (RFC 6750). Secret: token.') },
  { ...closed, title: 'Bearer token' },
)

const tokenUrl = Type.Optional(
  text(
    'Token address',
    'Where tokens are given out: an https address, or a path after the host of the feed’s address.',
    {
      minLength: 1,
      maxLength: 2000,
      examples: ['https://login.example.com/oauth2/token', '/oauth2/token'],
    },
  ),
)
const scope = Type.Optional(
  text('Scope', 'What the token is to allow; several with a space between.', { maxLength: 1000 }),
)
const clientAuth = Type.Optional(
  Type.Enum(['basic', 'body'], {
    title: 'Client id and secret go',
    description: 'basic: in the Authorization header. body: as client_id and client_secret in the form.',
    default: 'basic',
  }),
)
const parameters = Type.Optional(
  names('Further parameters', 'Added to the form, for example audience or resource.', 1000),
)

const OAuthClient = Type.Object(
  {
    kind: kind('oauth2_client_credentials', 'OAuth 2 for a program (RFC 6749, 4.4). Secret: clientSecret.'),
    tokenUrl,
    clientId: text('Client id', 'As the source shows it.', { minLength: 1 }),
    scope,
    clientAuth,
    parameters,
  },
  { ...closed, title: 'OAuth 2, client credentials' },
)

const OAuthRefresh = Type.Object(
  {
    kind: kind(
      'oauth2_refresh_token',
      'OAuth 2 for a person who agreed once (RFC 6749, 6). Secrets: refreshToken, and clientSecret where there is one.',
    ),
    tokenUrl,
    clientId: text('Client id', 'As the source shows it.', { minLength: 1 }),
    hasClientSecret: Type.Optional(
      Type.Boolean({
        title: 'The client has a secret',
        description: 'Off for public clients, which have none.',
        default: true,
      }),
    ),
    scope,
    clientAuth,
    parameters,
  },
  { ...closed, title: 'OAuth 2, refresh token' },
)

const JwtBearer = Type.Object(
  {
    kind: kind(
      'jwt_bearer',
      'A signed statement is exchanged for a token (RFC 7523). Secret: privateKey, as PEM, or the whole key file of a Google service account.',
    ),
    tokenUrl: Type.Optional(
      text('Token address', 'Where tokens are given out; a service account’s key file names its own.', {
        maxLength: 2000,
      }),
    ),
    issuer: Type.Optional(text('Issuer', 'Claim iss; a service account’s key file has it.')),
    subject: Type.Optional(
      text('Subject', 'Claim sub: for whom it is asked, for example the delegated administrator.'),
    ),
    audience: Type.Optional(text('Audience', 'Claim aud; the token address where it is empty.', { maxLength: 1000 })),
    scope,
    keyId: Type.Optional(text('Key id', 'Header kid; a service account’s key file has it.')),
    algorithm: Type.Optional(
      Type.Enum(['RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384', 'EdDSA'], {
        title: 'Algorithm',
        description: 'With which it is signed.',
        default: 'RS256',
      }),
    ),
  },
  { ...closed, title: 'JWT bearer, service account' },
)

const Session = Type.Object(
  {
    kind: kind('session', 'A log-in request gives a token that the others carry. Secret: password.'),
    loginUrl: text('Log-in address', 'An https address, or a path after the host of the feed’s address.', {
      minLength: 1,
      maxLength: 2000,
    }),
    method: Type.Optional(
      Type.Enum(['POST', 'GET'], { title: 'Method', description: 'Of the log-in.', default: 'POST' }),
    ),
    username: Type.Optional(text('User name', 'Behind {username}.', { default: '' })),
    loginHeaders: Type.Optional(names('Log-in headers', 'May hold {username} and {password}.', 1000)),
    loginBody: Type.Optional(
      template(
        'Log-in body',
        'May hold {username} and {password}, for example {"user": "{username}", "pass": "{password}"}.',
      ),
    ),
    tokenFrom: Type.Optional(
      Type.Enum(['body', 'header', 'cookie'], {
        title: 'Token is in',
        description: 'Of the log-in’s answer. cookie: all cookies it sets go back.',
        default: 'body',
      }),
    ),
    token: Type.Optional(
      text('Token at', 'JSONPath in the body, or name of the header.', { default: '$.token', maxLength: 300 }),
    ),
    header: Type.Optional(
      text('Header', 'In which the other requests carry the token.', { default: 'Authorization', minLength: 1 }),
    ),
    prefix: Type.Optional(text('Prefix', 'What stands before the token.', { default: 'Bearer ', maxLength: 50 })),
    lifetimeSeconds: Type.Optional(
      whole('Lifetime (seconds)', 'After which it logs in again; at a 401 it does so at once.', 1800, 30, 2_592_000),
    ),
  },
  { ...closed, title: 'Session token' },
)

const SigV4 = Type.Object(
  {
    kind: kind('aws_sigv4', 'Signed as AWS wants it, version 4. Secret: secretAccessKey.'),
    accessKeyId: text('Access key id', 'Begins with AKIA.', { minLength: 1, maxLength: 128 }),
    region: text('Region', 'For example eu-west-1.', { minLength: 1, maxLength: 64 }),
    service: Type.Optional(
      text('Service', 'As it is signed, for example guardduty or securityhub.', { minLength: 1, maxLength: 64 }),
    ),
  },
  { ...closed, title: 'AWS signature' },
)

const Digest = Type.Object(
  {
    kind: kind('digest', 'The password proves itself without being sent (RFC 7616). Secret: password.'),
    username: text('User name', 'As the source knows it.', { minLength: 1 }),
  },
  { ...closed, title: 'Digest' },
)

const ClientCertificate = Type.Object(
  {
    kind: kind(
      'client_certificate',
      'The TLS connection itself proves it. Secrets: certificate and privateKey, as PEM.',
    ),
  },
  { ...closed, title: 'Client certificate' },
)

export const Auth = Type.Union(
  [NoAuth, ApiKey, Basic, Bearer, OAuthClient, OAuthRefresh, JwtBearer, Session, SigV4, Digest, ClientCertificate],
  { title: 'Authentication', description: 'How this feed proves to the source who asks.' },
)

export type AuthConfig = Static<typeof Auth>
export type AuthKind = AuthConfig['kind']
export type AuthOf<K extends AuthKind> = Extract<AuthConfig, { kind: K }>
