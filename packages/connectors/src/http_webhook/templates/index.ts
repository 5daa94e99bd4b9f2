import { cloudflare } from './cloudflare.ts'
import { crowdstrike } from './crowdstrike.ts'
import { falco } from './falco.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { okta } from './okta.ts'
import { pagerduty } from './pagerduty.ts'
import { slack } from './slack.ts'
import { snyk } from './snyk.ts'
import { splunk } from './splunk.ts'
import { splunkHec } from './splunk-hec.ts'
import { standardWebhooks, svix } from './standard-webhooks.ts'
import { stripe } from './stripe.ts'
import type { Template } from './template.ts'
import { wazuh } from './wazuh.ts'
import { wiz } from './wiz.ts'

/** Beginnings of feeds, by the sender's preset. */
export const TEMPLATES: readonly Template[] = [
  github,
  gitlab,
  slack,
  stripe,
  pagerduty,
  okta,
  falco,
  wazuh,
  wiz,
  splunk,
  cloudflare,
  standardWebhooks,
  svix,
  crowdstrike,
  snyk,
  splunkHec,
]
