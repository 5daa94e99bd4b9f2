import { type Static, Type } from 'typebox'
import { closed, kind, pem, text } from './fields.ts'

export const Tls = Type.Object(
  {
    mode: Type.Optional(
      Type.Enum(['verify', 'off'], {
        title: 'Encryption',
        description:
          'verify: TLS, and the certificate must be right. off: only for networks an administrator has listed.',
        default: 'verify',
      }),
    ),
    ca: pem(
      'Authority',
      'Certificate (PEM) of the authority that signed the brokers’, where it is not a well-known one.',
    ),
    clientCertificate: pem(
      'Client certificate',
      'PEM, for brokers that ask for one; its private key is the secret "clientKey".',
    ),
  },
  { ...closed, title: 'TLS', description: 'How the connections are protected.', default: {} },
)

const None = Type.Object(
  { kind: kind('none', 'No sign-in, or the client certificate is it.') },
  { ...closed, title: 'None' },
)

const user = text('User name', 'Of an account that may read the topics; its password is the secret "password".')

const Plain = Type.Object(
  { kind: kind('plain', 'SASL/PLAIN: user name and password, or an API key and its secret.'), username: user },
  { ...closed, title: 'PLAIN' },
)

const Scram = Type.Object(
  {
    kind: kind('scram', 'SASL/SCRAM: the password itself does not go over the line.'),
    username: user,
    mechanism: Type.Optional(
      Type.Enum(['sha256', 'sha512'], {
        title: 'Mechanism',
        description: 'SCRAM-SHA-256 or SCRAM-SHA-512, as the account was made.',
        default: 'sha512',
      }),
    ),
  },
  { ...closed, title: 'SCRAM' },
)

const OAuth = Type.Object(
  {
    kind: kind('oauthbearer', 'SASL/OAUTHBEARER: a token of an identity provider, by its client credentials grant.'),
    tokenUrl: text('Token address', 'Where the provider gives out tokens.', {
      maxLength: 2000,
      examples: ['https://login.example.com/oauth2/v1/token'],
    }),
    clientId: text('Client id', 'Of the application at the provider; its secret is the secret "clientSecret".'),
    scope: Type.Optional(
      Type.String({
        title: 'Scope',
        description: 'As the provider asks for it. Empty: none.',
        default: '',
        maxLength: 500,
      }),
    ),
    extensions: Type.Optional(
      Type.Record(Type.String({ pattern: '^[A-Za-z]+$', maxLength: 100 }), Type.String({ maxLength: 500 }), {
        title: 'Extensions',
        description: 'SASL extensions the brokers ask for: logicalCluster and identityPoolId for Confluent Cloud.',
        default: {},
        maxProperties: 20,
      }),
    ),
  },
  { ...closed, title: 'OAUTHBEARER' },
)

export const Auth = Type.Union([None, Plain, Scram, OAuth], {
  title: 'Sign-in',
  description: 'How the brokers know who reads.',
  default: { kind: 'none' },
})

export type AuthConfig = Static<typeof Auth>
