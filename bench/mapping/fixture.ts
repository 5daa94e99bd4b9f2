/** A CrowdStrike-shaped alert of about 1 KB, and a mapping of twelve fields for it. Shared with the webhook bench. */
import type { Mapping } from '@halcyon/mapping'

const SEVERITIES = ['Low', 'Medium', 'High', 'Critical'] as const

/** The i-th alert: the shape is always the same, ids, names and times are its own. */
export const payload = (i: number) => ({
  composite_id: `c0ffee${i.toString(16).padStart(10, '0')}:ind:aid-${i % 5000}:1-${i}`,
  display_name: 'SuspiciousScriptExecution',
  description: 'A script process started a network tool that adversaries use to reach a command and control server.',
  severity: 30 + (i % 4) * 20,
  severity_name: SEVERITIES[i % SEVERITIES.length] ?? 'Low',
  status: 'new',
  confidence: 80,
  created_timestamp: new Date(1_767_225_600_000 + i * 1000).toISOString().replace(/\.\d+Z$/, '.123456789Z'),
  updated_timestamp: new Date(1_767_225_660_000 + i * 1000).toISOString(),
  timestamp: new Date(1_767_225_590_000 + i * 1000).toISOString(),
  pattern_id: String(10_000 + (i % 300)),
  scenario: 'suspicious_activity',
  falcon_host_link: `https://falcon.example.test/activity-v2/detections/${i}`,
  tactic: 'Execution',
  tactic_id: 'TA0002',
  technique: 'PowerShell',
  technique_id: 'T1059.001',
  cmdline: 'powershell.exe -NoProfile -EncodedCommand SQBFAFgA',
  filename: 'powershell.exe',
  user_name: `user${i % 900}`,
  device: {
    device_id: `aid-${i % 5000}`,
    hostname: `WS-${i % 5000}`,
    platform_name: 'Windows',
    os_version: 'Windows 11',
    local_ip: '10.20.30.40',
    external_ip: '198.51.100.7',
  },
  tags: ['fc/offering/falcon_complete'],
  is_synthetic_quarantine: false,
})

const alertFields = {
  title: { path: '$.display_name' },
  description: { path: '$.description' },
  severity: { path: '$.severity_name' },
  status: { path: '$.status' },
  confidence: { path: '$.confidence' },
  occurredAt: { path: '$.timestamp' },
  sourceCreatedAt: { path: '$.created_timestamp' },
  sourceUpdatedAt: { path: '$.updated_timestamp' },
  ruleId: { path: '$.pattern_id' },
  ruleName: { path: '$.display_name' },
  category: { path: '$.scenario' },
  link: { path: '$.falcon_host_link' },
} as const

/** Twelve alert fields. */
export const mapping: Mapping = {
  recordId: { path: '$.composite_id' },
  outputs: [{ name: 'alert', kind: 'alert', fields: alertFields }],
}

/** The same, with the host it is about. */
export const mappingWithHost: Mapping = {
  ...mapping,
  outputs: [
    ...mapping.outputs,
    {
      name: 'host',
      kind: 'entity',
      type: 'host',
      key: { path: '$.device.hostname' },
      fields: { os: { path: '$.device.platform_name' } },
    },
    { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'host' },
  ],
}
