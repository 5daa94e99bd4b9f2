import type { ConnectorTemplate } from '@halcyon/connector-kit'
import { oktaSystemLog } from '../presets/okta.ts'

/** developer.okta.com, "System Log API", LogEvent. */
export const okta: ConnectorTemplate = {
  name: 'okta_system_log',
  title: 'Okta sign-ins and administration',
  description: 'Events of the System Log; informational ones that succeeded are filtered out.',
  preset: 'okta_system_log',
  config: {
    preset: 'okta_system_log',
    auth: { kind: 'api_key' },
    schedule: { kind: 'interval', every: 'PT5M' },
  },
  guide: `Sign in to Okta as an account of its own with the role **Read-only administrator** and make an API token under _Security → API → Tokens_: it is \`token\`. The address is \`https://{org}.okta.com\`.
The filter drops what succeeded and is only \`INFO\`; take it out to keep everything.`,
  unverified: [],
  mapping: {
    filter: { jmespath: "severity != 'INFO' || outcome.result != 'SUCCESS'" },
    recordId: { path: '$.uuid' },
    outputs: [
      {
        name: 'alert',
        kind: 'alert',
        fields: {
          title: { first: [{ path: '$.displayMessage' }, { path: '$.eventType' }] },
          description: { path: '$.outcome.reason' },
          severity: {
            path: '$.severity',
            lookup: {
              table: { DEBUG: 'info', INFO: 'info', WARN: 'medium', ERROR: 'high' },
              default: 'unknown',
            },
          },
          kind: { const: 'audit' },
          disposition: {
            path: '$.outcome.result',
            lookup: {
              table: { SUCCESS: 'allowed', ALLOW: 'allowed', FAILURE: 'blocked', DENY: 'blocked' },
              default: 'unknown',
            },
          },
          occurredAt: { path: '$.published' },
          ruleId: { path: '$.eventType' },
          category: { path: '$.eventType' },
        },
      },
      {
        name: 'actor',
        kind: 'entity',
        type: 'user',
        when: { jmespath: "actor.type == 'User'" },
        key: { path: '$.actor.alternateId' },
        fields: { displayName: { path: '$.actor.displayName' }, uid: { path: '$.actor.id' } },
      },
      {
        name: 'changed',
        kind: 'entity',
        type: 'user',
        each: "$.target[?@.type == 'User']",
        when: { jmespath: 'alternateId' },
        key: { path: '$.alternateId' },
        fields: { displayName: { path: '$.displayName' }, uid: { path: '$.id' } },
      },
      {
        name: 'address',
        kind: 'entity',
        type: 'ip',
        when: { jmespath: 'client.ipAddress' },
        key: { path: '$.client.ipAddress' },
        fields: { asn: { path: '$.securityContext.asNumber' } },
      },
      { kind: 'relationship', type: 'involves', role: 'actor', from: 'alert', to: 'actor' },
      { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'changed' },
      { kind: 'relationship', type: 'involves', role: 'evidence', from: 'alert', to: 'address' },
      { kind: 'relationship', type: 'signed_in_from', from: 'actor', to: 'address' },
    ],
  },
  samples: [
    oktaSystemLog.record,
    {
      uuid: '5d22ad0e-0b6b-4f3c-8c0e-6a4c7f2b9e10',
      published: '2026-03-02T08:05:37.114Z',
      eventType: 'user.mfa.factor.deactivate',
      displayMessage: 'Reset factor for user',
      severity: 'WARN',
      outcome: { result: 'SUCCESS', reason: 'User reset SIGNED_NONCE factor' },
      actor: {
        id: '00u9z8y7x6W5v4U3t2s1',
        type: 'User',
        alternateId: 'm.okafor@acme.example',
        displayName: 'Mira Okafor',
      },
      client: { ipAddress: '198.51.100.7', userAgent: { rawUserAgent: 'Mozilla/5.0 (Macintosh)' } },
      securityContext: { asNumber: 64496, isProxy: false, domain: 'isp.example' },
      target: [
        {
          id: '00u1a2b3c4D5e6F7g8h9',
          type: 'User',
          alternateId: 'a.keller@acme.example',
          displayName: 'Amara Keller',
        },
      ],
    },
  ],
}
