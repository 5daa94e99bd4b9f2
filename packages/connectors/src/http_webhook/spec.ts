import type { ConnectorSpec } from '@halcyon/connector-kit'
import { WebhookConfig, WebhookSecrets, webhookUi } from './config/config.ts'
import { validateConfig } from './config/validate.ts'
import { PRESETS } from './presets/index.ts'
import { sample } from './sample.ts'
import { HANDSHAKE_SECRET, needsHandshakeSecret, SECRET_OF, settingsOf } from './settings.ts'
import { TEMPLATES } from './templates/index.ts'

export const spec: ConnectorSpec<typeof WebhookConfig, typeof WebhookSecrets, 'push'> = {
  type: 'http_webhook',
  title: 'HTTP webhook',
  description: 'Takes events a product sends by HTTP: signed, in JSON, NDJSON, forms or text, one or many at a time.',
  stability: 'stable',
  mode: 'push',
  config: WebhookConfig,
  secrets: WebhookSecrets,
  requiredSecrets(config) {
    const settings = settingsOf(config)
    const field = settings.auth === null ? null : SECRET_OF[settings.auth.kind]
    const fields = [field, needsHandshakeSecret(settings) ? HANDSHAKE_SECRET : null]
    return [...new Set(fields.filter((name) => name !== null))]
  },
  validate: validateConfig,
  uiSchema: webhookUi,
  presets: Object.entries(PRESETS).map(([name, { title, auth, asksAuth, body, dedupe, answer }]) => ({
    name,
    title,
    config: asksAuth === true ? { preset: name, auth: { kind: auth.kind } } : { preset: name },
    fills: {
      auth: { ...auth },
      ...(body === undefined ? {} : { body: { ...body } }),
      ...(dedupe === undefined ? {} : { dedupe: { ...dedupe } }),
      ...(answer === undefined ? {} : { answer: { ...answer } }),
    },
  })),
  templates: TEMPLATES,
  sample,
}
