import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { okta } from './okta.ts'
import { pagerduty } from './pagerduty.ts'
import { slack } from './slack.ts'
import { stripe } from './stripe.ts'
import type { Template } from './template.ts'

/** Beginnings of feeds, by the sender's preset. */
export const TEMPLATES: readonly Template[] = [github, gitlab, slack, stripe, pagerduty, okta]
