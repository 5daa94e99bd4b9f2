import { type Static, Type } from 'typebox'
import { Auth, Tls } from './connection.ts'
import { closed, name } from './fields.ts'
import { CsvOptions, Element, Format, Limits, RecordPath, Shape } from './records.ts'

const Declare = Type.Object(
  {
    type: Type.Optional(
      Type.Enum(['quorum', 'classic'], {
        title: 'Type',
        description: 'quorum: kept by several nodes of a cluster. classic: by one. Both are durable.',
        default: 'quorum',
      }),
    ),
    exchange: Type.Optional(
      name('Exchange', 'The queue is bound to it; it must be there. Needed to make a queue.', { examples: ['siem'] }),
    ),
    routingKeys: Type.Optional(
      Type.Array(Type.String({ maxLength: 255 }), {
        title: 'Routing keys',
        description:
          'A binding for each: of a topic exchange patterns (* one word, # any), of a fanout exchange one that is empty.',
        default: [''],
        minItems: 1,
        maxItems: 100,
        examples: [['alert.#']],
      }),
    ),
  },
  {
    ...closed,
    title: 'Make the queue',
    description:
      'Makes the queue where it is not there, and binds it. Absent: the queue must be there. It stays when the feed ends, and goes on taking messages.',
  },
)

/** What a person sets. A draft may be as short as `{host, auth, queue}`. */
export const AmqpConfig = Type.Object(
  {
    host: Type.String({
      title: 'Host',
      description: 'Name or address of the broker.',
      minLength: 1,
      maxLength: 253,
      examples: ['rabbitmq.example.com'],
    }),
    port: Type.Optional(
      Type.Integer({
        title: 'Port',
        description: 'Default: 5671 with TLS, 5672 without.',
        minimum: 1,
        maximum: 65_535,
      }),
    ),
    vhost: Type.Optional(
      Type.String({
        title: 'Virtual host',
        description: 'As the broker names it.',
        default: '/',
        minLength: 1,
        maxLength: 255,
      }),
    ),
    auth: Auth,
    tls: Type.Optional(Tls),
    queue: name('Queue', 'The queue that is read. What is written is taken out of it.', {
      examples: ['security-alerts'],
    }),
    declare: Type.Optional(Declare),
    format: Type.Optional(Format),
    recordPath: Type.Optional(RecordPath),
    csv: Type.Optional(CsvOptions),
    element: Type.Optional(Element),
    shape: Type.Optional(Shape),
    limits: Type.Optional(Limits),
  },
  closed,
)
export type AmqpConfig = Static<typeof AmqpConfig>

/** All optional: which ones a configuration needs, `requiredSecrets` says. */
export const AmqpSecrets = Type.Object(
  {
    password: Type.Optional(Type.String({ title: 'Password', description: 'Of the user.' })),
    clientKey: Type.Optional(
      Type.String({ title: 'Client key', description: 'Private key (PEM) of the client certificate.' }),
    ),
  },
  closed,
)

/** Order and groups of the form. */
export const amqpUi = {
  'ui:order': [
    'host',
    'port',
    'vhost',
    'auth',
    'tls',
    'queue',
    'declare',
    'format',
    'recordPath',
    'csv',
    'element',
    'shape',
    'limits',
  ],
  'ui:groups': [
    { title: 'Broker', fields: ['host', 'port', 'vhost', 'auth', 'tls'] },
    { title: 'What is read', fields: ['queue', 'format', 'recordPath', 'csv', 'element', 'shape'] },
    { title: 'The queue', fields: ['declare'], collapsed: true },
    { title: 'Limits', fields: ['limits'], collapsed: true },
  ],
}
