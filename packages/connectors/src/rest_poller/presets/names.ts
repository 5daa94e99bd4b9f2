export const PRESET_NAMES = [
  'crowdstrike_alerts',
  'microsoft_graph_alerts',
  'okta_system_log',
  'sentinelone_threats',
  'github_secret_scanning',
  'slack_audit',
  'snyk_issues',
  'google_workspace_alerts',
  'google_scc_findings',
  'aws_security_hub',
] as const
export type PresetName = (typeof PRESET_NAMES)[number]
