import { TLS_MODE } from '@halcyon/connector-kit'
import { Type } from 'typebox'
import { closed, kind, pem } from './fields.ts'

export const Tls = Type.Object(
  {
    mode: TLS_MODE,
    ca: pem(
      'Authority',
      'Certificate (PEM) of the authority that signed the broker’s, where it is not a well-known one.',
    ),
    clientCertificate: pem(
      'Client certificate',
      'PEM, for brokers that ask for one; its private key is the secret "clientKey".',
    ),
  },
  { ...closed, title: 'TLS', description: 'How the connection is protected.', default: {} },
)

export const Auth = Type.Union(
  [
    Type.Object(
      {
        kind: kind('password', 'PLAIN: the user below and the secret "password".'),
        user: Type.String({
          title: 'User',
          description: 'An account that may read the queue.',
          minLength: 1,
          maxLength: 255,
        }),
      },
      { ...closed, title: 'User and password' },
    ),
    Type.Object(
      { kind: kind('external', 'EXTERNAL: the client certificate says who it is.') },
      { ...closed, title: 'Client certificate' },
    ),
  ],
  { title: 'Sign-in', description: 'How the broker knows who reads.' },
)
