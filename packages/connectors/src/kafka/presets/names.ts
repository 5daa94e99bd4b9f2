export const PRESET_NAMES = ['confluent_cloud', 'amazon_msk', 'azure_event_hubs', 'redpanda'] as const
export type PresetName = (typeof PRESET_NAMES)[number]
