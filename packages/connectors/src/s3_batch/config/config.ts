import { FILE_FORMAT_FIELDS, ScheduleConfig } from '@halcyon/connector-kit'
import { type Static, Type } from 'typebox'
import { PRESET_NAMES } from '../presets/names.ts'
import { After } from './after.ts'
import { Credentials } from './credentials.ts'
import { closed } from './fields.ts'
import { Find, MorePrefixes, Prefix } from './find.ts'
import { Limits } from './limits.ts'
import { Notifications } from './notifications.ts'

/** What a person sets. A draft may be as short as `{preset: 'aws_cloudtrail', bucket: 'logs', credentials: {…}, schedule: {…}}`. */
export const S3Config = Type.Object(
  {
    preset: Type.Optional(
      Type.Enum([...PRESET_NAMES], {
        title: 'Source',
        description:
          'What writes the objects: their format and how they are laid out, ready to use. Each part can be set otherwise below.',
      }),
    ),
    endpoint: Type.Optional(
      Type.String({
        title: 'Endpoint',
        description:
          'Address of an S3-compatible store, for example https://minio.example.com. Empty: AWS, in the region below.',
        maxLength: 500,
        examples: ['https://minio.example.com'],
      }),
    ),
    region: Type.Optional(
      Type.String({
        title: 'Region',
        description: 'Region of the bucket. Stores without regions take us-east-1.',
        default: 'us-east-1',
        pattern: '^[a-z0-9-]+$',
        maxLength: 40,
      }),
    ),
    bucket: Type.String({
      title: 'Bucket',
      description: 'Its name, without s3:// and without a path.',
      pattern: '^[a-zA-Z0-9._-]{3,255}$',
      examples: ['acme-security-logs'],
    }),
    pathStyle: Type.Optional(
      Type.Boolean({
        title: 'Path style',
        description:
          'Puts the bucket into the path and not into the host name. Default: yes with an endpoint of your own, no with AWS.',
      }),
    ),
    credentials: Credentials,
    prefix: Type.Optional(Prefix),
    morePrefixes: Type.Optional(MorePrefixes),
    find: Type.Optional(Find),
    notifications: Type.Optional(Notifications),
    ...FILE_FORMAT_FIELDS,
    limits: Type.Optional(Limits),
    after: Type.Optional(After),
    schedule: ScheduleConfig,
  },
  closed,
)

export type S3Config = Static<typeof S3Config>

/** All optional: which one a configuration needs, `requiredSecrets` says. */
export const S3Secrets = Type.Object(
  {
    secretAccessKey: Type.Optional(
      Type.String({ title: 'Secret access key', description: 'Belongs to the access key id of the credentials.' }),
    ),
  },
  closed,
)

/** Order and groups of the form. */
export const s3Ui = {
  'ui:order': [
    'preset',
    'bucket',
    'region',
    'endpoint',
    'pathStyle',
    'credentials',
    'prefix',
    'morePrefixes',
    'find',
    'notifications',
    'format',
    'compression',
    'recordPath',
    'csv',
    'element',
    'limits',
    'schedule',
    'after',
  ],
  'ui:groups': [
    { title: 'Where', fields: ['preset', 'bucket', 'region', 'endpoint', 'pathStyle', 'credentials'] },
    { title: 'Which objects', fields: ['prefix', 'morePrefixes', 'find', 'notifications'] },
    { title: 'What is in them', fields: ['format', 'compression', 'recordPath', 'csv', 'element', 'limits'] },
    { title: 'When', fields: ['schedule'] },
    { title: 'Afterwards', fields: ['after'], collapsed: true },
  ],
  find: { 'ui:order': ['include', 'exclude', 'pattern', 'from', 'lateDays', 'lookback', 'minAge'] },
  limits: { 'ui:order': ['maxObjectBytes', 'maxInflatedBytes', 'maxRecordBytes'] },
}
