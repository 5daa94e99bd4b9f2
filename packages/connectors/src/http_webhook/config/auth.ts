import { type Static, Type } from 'typebox'
import { closed, kind } from './fields.ts'
import { Hmac, StandardWebhooks } from './signatures.ts'

const NoAuth = Type.Object(
  {
    kind: kind('none', 'Takes requests from anybody who knows the address.'),
    confirmUnauthenticated: Type.Optional(
      Type.Boolean({
        title: 'I know that anybody can send',
        description: 'Must be on: without authentication, whoever learns the address can write alerts.',
        default: false,
      }),
    ),
  },
  { ...closed, title: 'None' },
)

const SharedSecret = Type.Object(
  {
    kind: kind('shared_secret', 'The sender shows the secret itself, in a header or a query parameter.'),
    location: Type.Optional(
      Type.Enum(['header', 'query'], {
        title: 'Where',
        description: 'Prefer a header: addresses with their query end up in logs on the way.',
        default: 'header',
      }),
    ),
    name: Type.Optional(
      Type.String({
        title: 'Name',
        description: 'Name of the header or query parameter.',
        default: 'X-Auth-Token',
        minLength: 1,
        maxLength: 100,
      }),
    ),
    prefix: Type.Optional(
      Type.String({
        title: 'Prefix',
        description: 'What stands before the secret, for example "Token ".',
        default: '',
        maxLength: 50,
      }),
    ),
  },
  { ...closed, title: 'Shared secret' },
)

const Basic = Type.Object(
  {
    kind: kind('basic', 'User name and password (RFC 7617).'),
    username: Type.String({
      title: 'User name',
      description: 'As entered at the sender.',
      minLength: 1,
      maxLength: 200,
    }),
  },
  { ...closed, title: 'Basic' },
)

const Bearer = Type.Object(
  { kind: kind('bearer', 'Authorization: Bearer <token> (RFC 6750).') },
  { ...closed, title: 'Bearer' },
)

/** Asymmetric ones only: with a published key, an HMAC algorithm would let anybody sign. */
const JWT_ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
] as const

const Jwt = Type.Object(
  {
    kind: kind('jwt', 'A signed token (RFC 7519) whose keys the sender publishes.'),
    jwksUrl: Type.String({
      title: 'Key set address',
      description: "The sender's JWKS, for example https://issuer.example/.well-known/jwks.json.",
      maxLength: 2000,
    }),
    issuer: Type.String({ title: 'Issuer', description: 'The only accepted "iss".', minLength: 1, maxLength: 500 }),
    audience: Type.String({ title: 'Audience', description: 'Must be in "aud".', minLength: 1, maxLength: 500 }),
    algorithms: Type.Optional(
      Type.Array(Type.Enum([...JWT_ALGORITHMS]), {
        title: 'Algorithms',
        description: 'Accepted signature algorithms.',
        default: ['RS256', 'ES256'],
        minItems: 1,
        maxItems: JWT_ALGORITHMS.length,
      }),
    ),
    header: Type.Optional(
      Type.String({
        title: 'Header',
        description: 'Header with the token; a leading "Bearer " is taken off.',
        default: 'Authorization',
        minLength: 1,
        maxLength: 100,
      }),
    ),
    claims: Type.Optional(
      Type.Record(Type.String({ maxLength: 100 }), Type.String({ maxLength: 500 }), {
        title: 'Claims',
        description: 'Further claims that must have exactly this text, for example email.',
        default: {},
        maxProperties: 20,
      }),
    ),
    clockToleranceSeconds: Type.Optional(
      Type.Integer({
        title: 'Clock tolerance (seconds)',
        description: 'For "exp" and "nbf".',
        default: 60,
        minimum: 0,
        maximum: 600,
      }),
    ),
  },
  { ...closed, title: 'JSON Web Token' },
)

const MtlsHeader = Type.Object(
  {
    kind: kind('mtls_header', 'A proxy of yours checked the client certificate and says in a header whose it was.'),
    header: Type.String({
      title: 'Header',
      description:
        'Header the proxy sets, for example X-SSL-Client-Fingerprint. The proxy must remove it from what comes from outside.',
      minLength: 1,
      maxLength: 100,
    }),
    match: Type.Optional(
      Type.Enum(['fingerprint', 'subject'], {
        title: 'What it holds',
        description: 'A fingerprint (colons and case do not count) or the subject, compared as it stands.',
        default: 'fingerprint',
      }),
    ),
    expected: Type.Array(Type.String({ minLength: 1, maxLength: 1000 }), {
      title: 'Accepted certificates',
      description: 'Fingerprints or subjects of the senders.',
      minItems: 1,
      maxItems: 100,
    }),
    verifiedHeader: Type.Optional(
      Type.String({
        title: 'Result header',
        description:
          'Header with the result of the check (nginx: $ssl_client_verify), which must be as below. Empty: none.',
        default: '',
        maxLength: 100,
      }),
    ),
    verifiedValue: Type.Optional(
      Type.String({
        title: 'Result',
        description: 'What the result header must hold.',
        default: 'SUCCESS',
        maxLength: 100,
      }),
    ),
    trustedProxies: Type.Array(Type.String({ minLength: 1, maxLength: 50 }), {
      title: 'Trusted proxies',
      description: 'Addresses or CIDR blocks of the proxies; from anywhere else the header counts for nothing.',
      minItems: 1,
      maxItems: 100,
    }),
  },
  { ...closed, title: 'Client certificate, checked by a proxy' },
)

const AwsSns = Type.Object(
  {
    kind: kind(
      'aws_sns',
      'Amazon SNS signs with a certificate of AWS, which is fetched from the host of the topic’s region.',
    ),
    topics: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 400 }), {
        title: 'Topics',
        description: 'ARNs of the topics that may send; AWS signs for every account, so at least one is needed.',
        default: [],
        maxItems: 100,
      }),
    ),
    confirm: Type.Optional(
      Type.Boolean({
        title: 'Confirm subscriptions',
        description: 'A subscription of a listed topic is confirmed at SNS, and the log says so. Off: you confirm it.',
        default: true,
      }),
    ),
    toleranceSeconds: Type.Optional(
      Type.Integer({
        title: 'Tolerance (seconds)',
        description:
          'How far the signed time may be from now, either way. It is the time of publishing, also of a delivery tried again: as long as the topic’s retries.',
        default: 3600,
        minimum: 60,
        maximum: 86_400,
      }),
    ),
  },
  { ...closed, title: 'Amazon SNS' },
)

export const Auth = Type.Union([NoAuth, SharedSecret, Basic, Bearer, Hmac, StandardWebhooks, Jwt, MtlsHeader, AwsSns], {
  title: 'Authentication',
  description: 'How the sender proves who it is. A preset brings its own; what is given here counts before it.',
})

export type AuthConfig = Static<typeof Auth>
export type AuthKind = AuthConfig['kind']
export type AuthOf<K extends AuthKind> = Extract<AuthConfig, { kind: K }>
