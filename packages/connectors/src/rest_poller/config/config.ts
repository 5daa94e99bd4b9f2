import { ScheduleConfig } from '@halcyon/connector-kit'
import { type Static, Type } from 'typebox'
import { PRESET_NAMES } from '../presets/names.ts'
import { Auth } from './auth.ts'
import { closed } from './fields.ts'
import { Incremental } from './incremental.ts'
import { Limits } from './limits.ts'
import { Pagination } from './pagination.ts'
import { Partitions } from './partitions.ts'
import { Dedupe, RecordPath, Records } from './records.ts'
import { Request } from './request.ts'
import { Responses } from './responses.ts'

/** What a person sets. A draft may be as short as `{preset: 'okta_system_log', request: {url}, schedule}` or `{request: {url}, schedule}`. */
export const RestPollerConfig = Type.Object(
  {
    preset: Type.Optional(
      Type.Enum([...PRESET_NAMES], {
        title: 'Product',
        description:
          'A known product’s request, authentication, pages and records. Each part can be set otherwise below.',
      }),
    ),
    request: Type.Optional(Request),
    auth: Type.Optional(Auth),
    partitions: Type.Optional(Partitions),
    pagination: Type.Optional(Pagination),
    incremental: Type.Optional(Incremental),
    recordPath: Type.Optional(RecordPath),
    records: Type.Optional(Records),
    dedupe: Type.Optional(Dedupe),
    responses: Type.Optional(Responses),
    limits: Type.Optional(Limits),
    schedule: ScheduleConfig,
  },
  closed,
)

export type RestPollerConfig = Static<typeof RestPollerConfig>

/** All optional: which ones a configuration needs, `requiredSecrets` says. */
export const RestPollerSecrets = Type.Object(
  {
    token: Type.Optional(Type.String({ title: 'Key or token', description: 'For an API key or a bearer token.' })),
    password: Type.Optional(
      Type.String({ title: 'Password', description: 'For basic and digest authentication, and for a log-in.' }),
    ),
    clientSecret: Type.Optional(Type.String({ title: 'Client secret', description: 'For OAuth 2.' })),
    refreshToken: Type.Optional(
      Type.String({ title: 'Refresh token', description: 'For OAuth 2, from the one time a person agreed.' }),
    ),
    privateKey: Type.Optional(
      Type.String({
        title: 'Private key',
        description:
          'For JWT bearer: PEM (PKCS #8), or the whole JSON key file of a Google service account. For a client certificate: PEM.',
      }),
    ),
    certificate: Type.Optional(
      Type.String({ title: 'Client certificate', description: 'PEM, with the chain its authority asks for.' }),
    ),
    secretAccessKey: Type.Optional(Type.String({ title: 'Secret access key', description: 'For AWS.' })),
    sessionToken: Type.Optional(
      Type.String({ title: 'AWS session token', description: 'Only with temporary credentials.' }),
    ),
  },
  closed,
)

/** Order and groups of the form. */
export const restPollerUi = {
  'ui:order': [
    'preset',
    'request',
    'auth',
    'incremental',
    'pagination',
    'partitions',
    'recordPath',
    'records',
    'dedupe',
    'schedule',
    'responses',
    'limits',
  ],
  'ui:groups': [
    { title: 'What is asked', fields: ['preset', 'request', 'auth'] },
    { title: 'When', fields: ['schedule'] },
    { title: 'How it goes on', fields: ['incremental', 'pagination', 'partitions'] },
    { title: 'What comes back', fields: ['recordPath', 'records', 'dedupe'] },
    { title: 'Answers and limits', fields: ['responses', 'limits'], collapsed: true },
  ],
  request: { 'ui:order': ['method', 'url', 'path', 'query', 'headers', 'body', '*'] },
}
