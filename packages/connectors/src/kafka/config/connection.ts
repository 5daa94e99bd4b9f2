import { TLS_MODE } from '@halcyon/connector-kit'
import { type Static, Type } from 'typebox'
import { closed, pem, text } from './fields.ts'

export const Tls = Type.Object(
  {
    mode: TLS_MODE,
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

export const MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512', 'oauthbearer'] as const

const byName = { 'x-when': { mechanism: ['plain', 'scram-sha-256', 'scram-sha-512'] } }
const byToken = { 'x-when': { mechanism: ['oauthbearer'] } }

/** Which fields a mechanism has, `x-when` tells the form; `validateConfig` refuses the others, and says which it needs. */
export const Sasl = Type.Object(
  {
    mechanism: Type.Optional(
      Type.Enum([...MECHANISMS], {
        title: 'Mechanism',
        description:
          'plain: user name and password, or an API key and its secret. scram: the password itself does not go over the line; as the account was made. oauthbearer: a token of an identity provider, by its client credentials grant. Needed unless the service above has one.',
      }),
    ),
    username: Type.Optional(
      text(
        'User name',
        'plain, scram: of an account that may read the topics; its password is the secret "password".',
        byName,
      ),
    ),
    tokenUrl: Type.Optional(
      text('Token address', 'oauthbearer: where the provider gives out tokens.', {
        ...byToken,
        maxLength: 2000,
        examples: ['https://login.example.com/oauth2/v1/token'],
      }),
    ),
    clientId: Type.Optional(
      text(
        'Application',
        'oauthbearer: client id of the application at the provider; its secret is the secret "clientSecret".',
        byToken,
      ),
    ),
    scope: Type.Optional(
      Type.String({
        ...byToken,
        title: 'Scope',
        description: 'oauthbearer: as the provider asks for it. Empty: none.',
        default: '',
        maxLength: 500,
      }),
    ),
    extensions: Type.Optional(
      Type.Record(Type.String({ pattern: '^[A-Za-z]+$', maxLength: 100 }), Type.String({ maxLength: 500 }), {
        ...byToken,
        title: 'Extensions',
        description:
          'oauthbearer: SASL extensions the brokers ask for: logicalCluster and identityPoolId for Confluent Cloud.',
        default: {},
        maxProperties: 20,
      }),
    ),
  },
  {
    ...closed,
    title: 'SASL',
    description: 'How the brokers know who reads. Absent: no sign-in, or the client certificate is it.',
  },
)

export type SaslConfig = Static<typeof Sasl>
