export const PRESET_NAMES = [
  'aws_cloudtrail',
  'aws_vpc_flow_logs',
  'aws_guardduty',
  'aws_cloudfront',
  'security_lake',
  'ndjson',
] as const
export type PresetName = (typeof PRESET_NAMES)[number]
