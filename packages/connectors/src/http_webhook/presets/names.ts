export const PRESET_NAMES = [
  'github',
  'gitlab',
  'slack',
  'stripe',
  'pagerduty',
  'okta',
  'falco',
  'wazuh',
  'wiz',
  'splunk',
  'cloudflare_logpush',
  'standard_webhooks',
] as const
export type PresetName = (typeof PRESET_NAMES)[number]
