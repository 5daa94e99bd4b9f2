import { awsSecurityHub } from './aws-security-hub.ts'
import { crowdstrikeAlerts } from './crowdstrike.ts'
import { githubSecretScanning } from './github.ts'
import { googleSccFindings } from './google-scc.ts'
import { googleWorkspaceAlerts } from './google-workspace.ts'
import { microsoftGraphAlerts } from './microsoft-graph.ts'
import type { PresetName } from './names.ts'
import { oktaSystemLog } from './okta.ts'
import type { Preset } from './preset.ts'
import { sentinelOneThreats } from './sentinelone.ts'
import { slackAudit } from './slack.ts'
import { snykIssues } from './snyk.ts'

export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  crowdstrike_alerts: crowdstrikeAlerts,
  microsoft_graph_alerts: microsoftGraphAlerts,
  okta_system_log: oktaSystemLog,
  sentinelone_threats: sentinelOneThreats,
  github_secret_scanning: githubSecretScanning,
  slack_audit: slackAudit,
  snyk_issues: snykIssues,
  google_workspace_alerts: googleWorkspaceAlerts,
  google_scc_findings: googleSccFindings,
  aws_security_hub: awsSecurityHub,
}
