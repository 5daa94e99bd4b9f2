/** Alerts as CrowdStrike's API has them; written by hand, with what vendors really send: 64-bit ids and nanoseconds. */

/** Beyond 2^53: a parser that makes it a number ends it in …000. */
export const PROCESS_ID = '1719309930613520072'
export const PARENT_ID = '1719309930598170001'
export const SHA256 = '9f2b5c6e3a1d4f7088e6c1b2a3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f6'
export const SID = 'S-1-5-21-3623811015-3361044348-30300820-1013'
export const DEVICE_ID = '5d2f9c0e8b7a4c13a6f1e2d3c4b5a697'

interface Alert {
  readonly n: number
  readonly severity: number
  readonly severityName?: string
  readonly updated?: string
  readonly status?: string
}

/** JSON text, since JSON.stringify cannot write these numbers. */
export function alertText({ n, severity, severityName, updated, status }: Alert): string {
  const composite = `2f1d0c9b8a7e6f5d:ind:${DEVICE_ID}:${PROCESS_ID}-10304-${n}`
  return `{
    "composite_id": "${composite}",
    "id": "ind:${DEVICE_ID}:${PROCESS_ID}-10304-${n}",
    "aggregate_id": "aggind:${DEVICE_ID}:8590136213",
    "timestamp": "2026-11-20T09:14:03.123456789Z",
    "created_timestamp": "2026-11-20T09:15:05.987654321Z",
    "updated_timestamp": "${updated ?? '2026-11-20T09:16:00.000000001Z'}",
    "process_start_time": "1795166041",
    "name": "CredentialDumping",
    "display_name": "Credential dumping from LSASS",
    "severity": ${severity},
    ${severityName === undefined ? '' : `"severity_name": "${severityName}",`}
    "confidence": 80,
    "description": "A process read the memory of lsass.exe.",
    "status": "${status ?? 'new'}",
    "type": "ldt", "product": "epp",
    "tactic": "Credential Access", "tactic_id": "TA0006",
    "technique": "OS Credential Dumping", "technique_id": "T1003",
    "device": { "device_id": "${DEVICE_ID}", "hostname": "WS-1042", "machine_domain": "corp.example.com",
      "external_ip": "198.51.100.23", "local_ip": "10.20.30.40", "mac_address": "02-11-22-33-44-55" },
    "user_name": "a.keller", "user_id": "${SID}",
    "filename": "procdump64.exe", "filepath": "\\\\Device\\\\HarddiskVolume3\\\\Tools\\\\procdump64.exe",
    "cmdline": "procdump64.exe -ma lsass.exe out.dmp",
    "sha256": "${SHA256.toUpperCase()}", "md5": "",
    "process_id": ${PROCESS_ID},
    "parent_details": { "process_id": ${PARENT_ID}, "filename": "cmd.exe", "cmdline": "cmd.exe /c start" },
    "falcon_host_link": "https://falcon.example.com/activity-v2/detections/${n}"
  }`
}

const involves = (to: string, role: string) => ({ kind: 'relationship', type: 'involves', role, from: 'alert', to })
const edge = (type: string, from: string, to: string) => ({ kind: 'relationship', type, from, to })

/** 0–100, in the vendor's bands. */
const BANDS =
  "severity >= `80` && 'critical' || severity >= `60` && 'high' || severity >= `40` && 'medium' || severity >= `20` && 'low' || 'info'"

export const CROWDSTRIKE_MAPPING = {
  split: { path: '$.resources[*]' },
  recordId: { path: '$.composite_id' },
  outputs: [
    {
      name: 'alert',
      kind: 'alert',
      fields: {
        title: { first: [{ path: '$.display_name' }, { path: '$.name' }] },
        description: { path: '$.description' },
        severity: { first: [{ path: '$.severity_name' }, { jmespath: BANDS }] },
        status: { path: '$.status' },
        confidence: { path: '$.confidence' },
        occurredAt: { path: '$.timestamp' },
        sourceCreatedAt: { path: '$.created_timestamp' },
        sourceUpdatedAt: { path: '$.updated_timestamp' },
        link: { path: '$.falcon_host_link' },
        attacks: {
          jmespath: '[{tactic: tactic, tactic_id: tactic_id, technique: technique, technique_id: technique_id}]',
        },
      },
    },
    {
      name: 'host',
      kind: 'entity',
      type: 'host',
      key: { jmespath: 'device.{agentId: device_id, hostname: hostname}' },
      fields: { hostname: { path: '$.device.hostname' }, domain: { path: '$.device.machine_domain' } },
    },
    { name: 'outside', kind: 'entity', type: 'ip', key: { path: '$.device.external_ip' }, fields: {} },
    { name: 'inside', kind: 'entity', type: 'ip', key: { path: '$.device.local_ip' }, fields: {} },
    {
      name: 'user',
      kind: 'entity',
      type: 'user',
      key: { path: '$.user_id' },
      fields: { name: { path: '$.user_name' } },
    },
    { name: 'file', kind: 'entity', type: 'file', key: { path: '$.sha256' }, fields: { name: { path: '$.filename' } } },
    {
      name: 'process',
      kind: 'entity',
      type: 'process',
      key: { path: '$.process_id' },
      fields: { commandLine: { path: '$.cmdline' }, falconId: { path: '$.process_id' } },
    },
    {
      name: 'parent',
      kind: 'entity',
      type: 'process',
      key: { path: '$.parent_details.process_id' },
      fields: { name: { path: '$.parent_details.filename' } },
    },
    involves('host', 'target'),
    involves('user', 'actor'),
    involves('file', 'evidence'),
    involves('process', 'evidence'),
    edge('has_ip', 'host', 'outside'),
    edge('has_ip', 'host', 'inside'),
    edge('ran_on', 'process', 'host'),
    edge('ran_as', 'process', 'user'),
    edge('child_of', 'process', 'parent'),
    edge('image_of', 'file', 'process'),
  ],
}
