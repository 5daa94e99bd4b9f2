import { cloudflare } from './cloudflare.ts'
import { falco } from './falco.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { okta } from './okta.ts'
import { pagerduty } from './pagerduty.ts'
import { slack } from './slack.ts'
import { splunk } from './splunk.ts'
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
]
