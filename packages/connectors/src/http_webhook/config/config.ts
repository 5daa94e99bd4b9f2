import { type Static, Type } from 'typebox'
import { PRESET_NAMES } from '../presets/names.ts'
import { Auth } from './auth.ts'
import { closed, kind } from './fields.ts'

const jsonPath = (title: string, description: string) =>
  Type.String({ title, description, default: '', maxLength: 300 })

const Body = Type.Object(
  {
    format: Type.Optional(
      Type.Enum(['auto', 'json', 'ndjson', 'form', 'text', 'cloudevents', 'splunk_hec'], {
        title: 'Format',
        description:
          'auto follows Content-Type. A fixed format refuses a Content-Type that contradicts it. cloudevents: all three modes of CloudEvents 1.0. splunk_hec: the paths, bodies and answers of a Splunk HTTP Event Collector.',
        default: 'auto',
      }),
    ),
    array: Type.Optional(
      Type.Enum(['split', 'whole'], {
        title: 'A JSON array',
        description: 'split: each element is a record. whole: the array is one record.',
        default: 'split',
      }),
    ),
    itemsPath: Type.Optional(
      jsonPath(
        'Records at',
        'Where the list of records stands in the body, for example $.data.events. Empty: the body itself.',
      ),
    ),
    jsonField: Type.Optional(
      Type.String({
        title: 'Field with JSON text',
        description:
          'Name of a field of the record whose text is JSON, for example Message: its values stand there instead. Text that is no object or list stays. Empty: none.',
        default: '',
        maxLength: 100,
      }),
    ),
    signatureCovers: Type.Optional(
      Type.Enum(['received', 'inflated'], {
        title: 'Signature covers',
        description: 'received: the bytes on the wire. inflated: for senders that sign first and compress afterwards.',
        default: 'received',
      }),
    ),
  },
  { ...closed, title: 'Body', description: 'How a request is taken apart into records.', default: {} },
)

const Dedupe = Type.Union(
  [
    Type.Object(
      {
        kind: kind('header', 'A header names the delivery.'),
        header: Type.String({
          title: 'Header',
          description: 'Holds the id of the delivery, the same when it is sent again.',
          minLength: 1,
          maxLength: 100,
        }),
      },
      { ...closed, title: 'Header' },
    ),
    Type.Object(
      {
        kind: kind('field', 'A field of the record names it.'),
        field: Type.String({
          title: 'Field',
          description: 'JSONPath into the record, for example $.event.id.',
          minLength: 1,
          maxLength: 300,
        }),
      },
      { ...closed, title: 'Field' },
    ),
    Type.Object(
      {
        kind: kind('fields', 'Several fields of the record name it together.'),
        fields: Type.Array(Type.String({ minLength: 1, maxLength: 300 }), {
          title: 'Fields',
          description:
            'JSONPaths into the record, for example $.source and $.id. Where one is missing, the content counts.',
          minItems: 2,
          maxItems: 5,
        }),
      },
      { ...closed, title: 'Fields' },
    ),
    Type.Object({ kind: kind('body', "The record's own content, by its digest.") }, { ...closed, title: 'Content' }),
  ],
  {
    title: 'Duplicates',
    description:
      'What makes two deliveries the same. Default: as the preset or the authentication has it, else the content.',
  },
)

const Limits = Type.Object(
  {
    maxBytes: Type.Optional(
      Type.Integer({
        title: 'Largest request (bytes)',
        description: 'As received, still compressed. Larger ones are answered 413.',
        default: 1_048_576,
        minimum: 1024,
        maximum: 67_108_864,
      }),
    ),
    maxInflatedBytes: Type.Optional(
      Type.Integer({
        title: 'Largest body (bytes)',
        description: 'After decompression.',
        default: 16_777_216,
        minimum: 1024,
        maximum: 134_217_728,
      }),
    ),
    maxItems: Type.Optional(
      Type.Integer({
        title: 'Most records in a request',
        description: 'A request with more is answered 413, and nothing of it is stored.',
        default: 10_000,
        minimum: 1,
        maximum: 100_000,
      }),
    ),
  },
  { ...closed, title: 'Limits', description: 'What a single request may cost.', default: {} },
)

const Answer = Type.Object(
  {
    status: Type.Optional(
      Type.Integer({
        title: 'Status',
        description: 'Sent once the records are committed.',
        default: 202,
        minimum: 200,
        maximum: 299,
      }),
    ),
    body: Type.Optional(
      Type.String({
        title: 'Body',
        description: 'May hold {accepted} {duplicates} {filtered} {rejected} {correlationId}.',
        default: '',
        maxLength: 2000,
      }),
    ),
    contentType: Type.Optional(
      Type.String({
        title: 'Content-Type',
        description: 'Of the answer.',
        default: 'application/json',
        minLength: 1,
        maxLength: 100,
      }),
    ),
  },
  { ...closed, title: 'Answer', description: 'What the sender is told; default: 202 with the counts as JSON.' },
)

/** What a person sets. A draft may be as short as `{preset: 'github'}` or `{auth: {kind: 'bearer'}}`. */
export const WebhookConfig = Type.Object(
  {
    preset: Type.Optional(
      Type.Enum([...PRESET_NAMES], {
        title: 'Sender',
        description:
          "A known sender's signature, handshake, ids and list of records, ready to use. Each part can be set otherwise below.",
      }),
    ),
    auth: Type.Optional(Auth),
    allowedAddresses: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 50 }), {
        title: 'Allowed senders',
        description: 'Addresses or CIDR blocks that may send, beside the authentication. Empty: any.',
        default: [],
        maxItems: 1000,
      }),
    ),
    body: Type.Optional(Body),
    dedupe: Type.Optional(Dedupe),
    answer: Type.Optional(Answer),
    limits: Type.Optional(Limits),
  },
  closed,
)

export type WebhookConfig = Static<typeof WebhookConfig>

/** All optional: which one a configuration needs, `requiredSecrets` says. */
export const WebhookSecrets = Type.Object(
  {
    signing: Type.Optional(
      Type.String({
        title: 'Signing key',
        description: 'For HMAC and Standard Webhooks, as the sender shows it (whsec_…, whpk_…).',
      }),
    ),
    token: Type.Optional(
      Type.String({
        title: 'Token',
        description: 'For a bearer token or a shared secret; of Meta the verify token.',
      }),
    ),
    password: Type.Optional(Type.String({ title: 'Password', description: 'For basic authentication.' })),
  },
  closed,
)

/** Order and groups of the form. */
export const webhookUi = {
  'ui:order': ['preset', 'auth', 'allowedAddresses', 'body', 'dedupe', 'answer', 'limits'],
  'ui:groups': [
    { title: 'Who sends', fields: ['preset', 'auth', 'allowedAddresses'] },
    { title: 'What arrives', fields: ['body', 'dedupe'] },
    { title: 'What goes back', fields: ['answer'], collapsed: true },
    { title: 'Limits', fields: ['limits'], collapsed: true },
  ],
  auth: {
    'ui:order': ['kind', 'header', 'algorithm', 'prefix', 'encoding', 'signedString', '*'],
  },
}
