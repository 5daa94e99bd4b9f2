import type { ConnectorSpec } from '@halcyon/connector-kit'
import { RestPollerConfig, RestPollerSecrets, restPollerUi } from './config/config.ts'
import { validateConfig } from './config/validate.ts'
import { hostsOf } from './hosts.ts'
import { PRESETS } from './presets/index.ts'
import { sample } from './sample.ts'
import { secretsOf, settingsOf } from './settings.ts'
import { TEMPLATES } from './templates/index.ts'

export const spec: ConnectorSpec<typeof RestPollerConfig, typeof RestPollerSecrets, 'pull'> = {
  type: 'rest_poller',
  title: 'REST API',
  description: 'Asks a product’s API for what is new, page by page, as often as you say.',
  stability: 'beta',
  mode: 'pull',
  ranges: true,
  config: RestPollerConfig,
  secrets: RestPollerSecrets,
  requiredSecrets: (config) => secretsOf(settingsOf(config).auth),
  hosts: hostsOf,
  validate: validateConfig,
  uiSchema: restPollerUi,
  presets: Object.entries(PRESETS).map(([name, { title, auth }]) => ({
    name,
    title,
    // The kind is named so that the form shows what only the person knows of it.
    config: { preset: name, auth: { kind: auth.kind }, schedule: { kind: 'interval', every: 'PT5M' } },
    fills: { auth: { ...auth } },
  })),
  templates: TEMPLATES,
  sample,
}
