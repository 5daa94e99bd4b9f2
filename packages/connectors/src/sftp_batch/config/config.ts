import { FILE_FORMAT_FIELDS, ScheduleConfig } from '@halcyon/connector-kit'
import { type Static, Type } from 'typebox'
import { bytes, closed, duration, globs, kind } from './fields.ts'

const Server = Type.Object(
  {
    host: Type.String({
      title: 'Host',
      description: 'Name or address of the server.',
      minLength: 1,
      maxLength: 253,
      examples: ['files.example.com'],
    }),
    port: Type.Optional(
      Type.Integer({ title: 'Port', description: 'Of its SSH.', default: 22, minimum: 1, maximum: 65_535 }),
    ),
    user: Type.String({ title: 'User', description: 'The account on the server.', minLength: 1, maxLength: 128 }),
    hostKeys: Type.Array(Type.String({ minLength: 10, maxLength: 100, pattern: '^(SHA256:)?[A-Za-z0-9+/]{43}=?$' }), {
      title: 'Host keys',
      description:
        'Fingerprints (SHA256:…) of the keys the server may show; any other server is refused. Check says which one it shows: compare it with "ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub" there. Two, while a key is changed.',
      default: [],
      maxItems: 5,
    }),
  },
  { ...closed, title: 'Server', description: 'Where the files are.' },
)

const Auth = Type.Union(
  [
    Type.Object({ kind: kind('password', 'The secret "password".') }, { ...closed, title: 'Password' }),
    Type.Object(
      {
        kind: kind('private_key', 'The secret "privateKey": OpenSSH, PEM or PuTTY.'),
        encrypted: Type.Optional(
          Type.Boolean({
            title: 'The key is encrypted',
            description: 'Its passphrase is the secret "passphrase".',
            default: false,
          }),
        ),
      },
      { ...closed, title: 'Private key' },
    ),
  ],
  { title: 'Sign-in', description: 'How the account proves who it is.' },
)

const Find = Type.Object(
  {
    folders: Type.Array(Type.String({ minLength: 1, maxLength: 1000 }), {
      title: 'Folders',
      description: 'Where files are looked for; without a leading / below the account’s own folder.',
      minItems: 1,
      maxItems: 50,
      examples: [['/outgoing/alerts']],
    }),
    recursive: Type.Optional(
      Type.Boolean({
        title: 'With subfolders',
        description: 'Down to 16 levels. Links are not followed.',
        default: false,
      }),
    ),
    include: Type.Optional(
      globs(
        'Only files like',
        'Patterns of paths below the folder: * within a folder, ** over folders, ? one character, {a,b} either. Empty: all.',
      ),
    ),
    exclude: Type.Optional(globs('No files like', 'Patterns as above, of files that are left out: *.tmp, *.part.')),
    from: Type.Optional(
      Type.String({
        title: 'Not before',
        description: 'Files last changed before are left out (RFC 3339). Empty: all.',
        default: '',
        maxLength: 40,
        examples: ['2026-01-01T00:00:00Z'],
      }),
    ),
    lookback: Type.Optional(
      duration(
        'Lookback',
        'Of files that stay: how long before the last run one may have been changed and still be found. Copies that keep their old time need it longer.',
        'P7D',
      ),
    ),
    minAge: Type.Optional(
      duration('Minimum age', 'Younger files wait for the next run: they may still be written.', 'PT1M'),
    ),
  },
  { ...closed, title: 'Find', description: 'Which files are read.' },
)

const Limits = Type.Object(
  {
    maxFileBytes: Type.Optional(
      bytes('Largest file (bytes)', 'As stored. Larger ones become a dead letter.', 1_073_741_824, 1_099_511_627_776),
    ),
    maxInflatedBytes: Type.Optional(
      bytes('Largest content (bytes)', 'Of a file, after decompression.', 10_737_418_240, 1_099_511_627_776),
    ),
    maxRecordBytes: Type.Optional(
      bytes('Largest record (bytes)', 'Larger ones become a dead letter; the rest goes on.', 1_048_576, 16_777_216),
    ),
  },
  { ...closed, title: 'Limits', description: 'How large a file and its parts may be.', default: {} },
)

const After = Type.Union(
  [
    Type.Object({ kind: kind('leave', 'It stays where it is.') }, { ...closed, title: 'Leave' }),
    Type.Object(
      {
        kind: kind('move', 'It is moved on the server.'),
        folder: Type.String({
          title: 'To',
          description: 'A folder in which nothing is looked for. The path below the listed folder is kept.',
          minLength: 1,
          maxLength: 1000,
          examples: ['/outgoing/done'],
        }),
      },
      { ...closed, title: 'Move' },
    ),
    Type.Object({ kind: kind('delete', 'It is deleted.') }, { ...closed, title: 'Delete' }),
  ],
  {
    title: 'Afterwards',
    description: 'What becomes of a file once all its records are committed. One that could not be read stays.',
    default: { kind: 'leave' },
  },
)

export const SftpConfig = Type.Object(
  {
    server: Server,
    auth: Auth,
    find: Find,
    ...FILE_FORMAT_FIELDS,
    limits: Type.Optional(Limits),
    after: Type.Optional(After),
    schedule: ScheduleConfig,
  },
  closed,
)
export type SftpConfig = Static<typeof SftpConfig>

export const SftpSecrets = Type.Object(
  {
    password: Type.Optional(Type.String({ title: 'Password', description: 'Of the account.' })),
    privateKey: Type.Optional(
      Type.String({ title: 'Private key', description: 'The whole file, with its BEGIN and END lines.' }),
    ),
    passphrase: Type.Optional(Type.String({ title: 'Passphrase', description: 'Of an encrypted private key.' })),
  },
  closed,
)

/** Order and groups of the form. */
export const sftpUi = {
  'ui:order': [
    'server',
    'auth',
    'find',
    'format',
    'compression',
    'recordPath',
    'csv',
    'element',
    'limits',
    'after',
    'schedule',
  ],
  'ui:groups': [
    { title: 'Where', fields: ['server', 'auth'] },
    { title: 'Which files', fields: ['find'] },
    { title: 'What is in them', fields: ['format', 'compression', 'recordPath', 'csv', 'element', 'limits'] },
    { title: 'When', fields: ['schedule'] },
    { title: 'Afterwards', fields: ['after'], collapsed: true },
  ],
}
