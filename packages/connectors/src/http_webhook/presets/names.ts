export const PRESET_NAMES = ['github', 'gitlab', 'slack', 'stripe', 'pagerduty', 'okta', 'standard_webhooks'] as const
export type PresetName = (typeof PRESET_NAMES)[number]
