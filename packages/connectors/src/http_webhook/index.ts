import type { PushConnector } from '@halcyon/connector-kit'
import { check } from './check.ts'
import type { WebhookConfig, WebhookSecrets } from './config/config.ts'
import { open } from './source.ts'
import { spec } from './spec.ts'

export const httpWebhook: PushConnector<typeof WebhookConfig, typeof WebhookSecrets> = { spec, check, open }
