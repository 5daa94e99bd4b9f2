import { Type } from 'typebox'
import { closed, kind } from './fields.ts'

const toleranceSeconds = Type.Integer({
  title: 'Tolerance (seconds)',
  description: 'How far the signed timestamp may be from now, either way. Older requests are refused as replays.',
  default: 300,
  minimum: 1,
  maximum: 3600,
})

export const Hmac = Type.Object(
  {
    kind: kind('hmac', 'The sender signs the body with a shared key.'),
    algorithm: Type.Optional(
      Type.Enum(['sha1', 'sha256', 'sha512'], {
        title: 'Algorithm',
        description: 'Hash under the HMAC. SHA-1 only for senders that know no other.',
        default: 'sha256',
      }),
    ),
    header: Type.Optional(
      Type.String({
        title: 'Signature header',
        description: 'Header with the signature. Needed unless a preset names it.',
        minLength: 1,
        maxLength: 100,
      }),
    ),
    prefix: Type.Optional(
      Type.String({
        title: 'Prefix',
        description: 'What stands before the signature, for example "sha256=".',
        default: '',
        maxLength: 50,
      }),
    ),
    separator: Type.Optional(
      Type.String({
        title: 'Separator',
        description:
          'Between several signatures in the header, for example ",". Any that matches is enough. Empty: there is one.',
        default: '',
        maxLength: 3,
      }),
    ),
    encoding: Type.Optional(
      Type.Enum(['hex', 'base64', 'base64url'], {
        title: 'Encoding',
        description: 'How the signature is written.',
        default: 'hex',
      }),
    ),
    signedString: Type.Optional(
      Type.String({
        title: 'Signed string',
        description:
          'What is signed, from {body} {timestamp} {id} {url} {method} {path} {query}, for example "{timestamp}.{body}". {body} is the bytes as received.',
        default: '{body}',
        maxLength: 500,
      }),
    ),
    timestampHeader: Type.Optional(
      Type.String({
        title: 'Timestamp header',
        description: 'Header with the time of signing: seconds or milliseconds since 1970, or RFC 3339. Empty: none.',
        default: '',
        maxLength: 100,
      }),
    ),
    timestampPrefix: Type.Optional(
      Type.String({
        title: 'Timestamp prefix',
        description:
          'When the time stands in the signature header itself, what is before it, for example "t=". Empty: it does not.',
        default: '',
        maxLength: 50,
      }),
    ),
    toleranceSeconds: Type.Optional(toleranceSeconds),
    idHeader: Type.Optional(
      Type.String({
        title: 'Id header',
        description: 'Header behind {id}; also tells deliveries apart unless "Duplicates" says otherwise. Empty: none.',
        default: '',
        maxLength: 100,
      }),
    ),
    url: Type.Optional(
      Type.String({
        title: 'Address as the sender has it',
        description: 'Behind {url}: the address entered at the sender, without path and query of the request.',
        maxLength: 2000,
      }),
    ),
  },
  { ...closed, title: 'HMAC signature' },
)

export const StandardWebhooks = Type.Object(
  {
    kind: kind(
      'standard_webhooks',
      'Signed as standardwebhooks.com describes: webhook-id, webhook-timestamp, webhook-signature.',
    ),
    headerPrefix: Type.Optional(
      Type.String({
        title: 'Header prefix',
        description: 'Before "id", "timestamp" and "signature"; "svix-" for older Svix senders.',
        default: 'webhook-',
        minLength: 1,
        maxLength: 50,
      }),
    ),
    toleranceSeconds: Type.Optional(toleranceSeconds),
  },
  { ...closed, title: 'Standard Webhooks' },
)
