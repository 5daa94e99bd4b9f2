import type { ConnectorSpec } from '@halcyon/connector-kit'
import { type Static, Type } from 'typebox'

/** What a feed of this type is told. The schema validates, draws the form and writes the docs. */
export const Config = Type.Object(
  {
    header: Type.Optional(
      Type.String({
        title: 'Header',
        description: 'In which the sender puts the token.',
        pattern: '^[A-Za-z][A-Za-z0-9-]*$',
        maxLength: 100,
        default: 'X-Token',
      }),
    ),
  },
  { additionalProperties: false },
)
export type Config = Static<typeof Config>

/** A feed's configuration holds references to these, never values. */
export const Secrets = Type.Object(
  { token: Type.Optional(Type.String({ title: 'Token', description: 'By which the sender is known.' })) },
  { additionalProperties: false },
)

export const spec: ConnectorSpec<typeof Config, typeof Secrets, 'push'> = {
  type: 'example_push',
  title: 'Example push',
  description: 'Records that a sender posts as JSON.',
  stability: 'alpha',
  mode: 'push',
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
