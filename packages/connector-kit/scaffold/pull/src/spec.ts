import { type ConnectorSpec, ScheduleConfig } from '@halcyon/connector-kit'
import { type Static, Type } from 'typebox'

/** What a feed of this type is told. The schema validates, draws the form and writes the docs. */
export const Config = Type.Object(
  {
    url: Type.String({
      title: 'URL',
      description: 'Of the list of records.',
      pattern: '^https?://',
      maxLength: 2000,
      examples: ['https://api.example.com/v1/events'],
    }),
    schedule: ScheduleConfig,
  },
  { additionalProperties: false },
)
export type Config = Static<typeof Config>

/** A feed's configuration holds references to these, never values. */
export const Secrets = Type.Object(
  { token: Type.Optional(Type.String({ title: 'Token', description: 'Of an account that may read.' })) },
  { additionalProperties: false },
)

export const spec: ConnectorSpec<typeof Config, typeof Secrets, 'pull'> = {
  type: 'example_pull',
  title: 'Example pull',
  description: 'Records of a JSON interface, page by page.',
  stability: 'alpha',
  mode: 'pull',
  config: Config,
  secrets: Secrets,
  requiredSecrets: () => ['token'],
  sample: () => ({
    id: String(Math.floor(Math.random() * 1_000_000)),
    title: 'A new device signed in',
    severity: 'medium',
    created_at: new Date().toISOString(),
    host: 'web-01',
  }),
}
