import type { ConnectorTemplate } from '@halcyon/connector-kit'
import { slackAudit } from '../presets/slack.ts'

/** docs.slack.dev, "Audit Logs API". */
export const slack: ConnectorTemplate = {
  name: 'slack_audit',
  title: 'Slack audit logs',
  description: 'What was done in an Enterprise Grid: sign-ins, roles, apps, files and settings.',
  preset: 'slack_audit',
  config: { preset: 'slack_audit', auth: { kind: 'bearer' }, schedule: { kind: 'interval', every: 'PT5M' } },
  guide: `Needs Enterprise Grid. An owner of the organization installs an app with the user scope **auditlogs:read**; its user token is \`token\`.
Slack gives no severity: look at the lookup, which lifts some actions; every other one is \`info\`. Put the actions into a filter if there are too many.`,
  unverified: [],
  mapping: {
    recordId: { path: '$.id' },
    outputs: [
      {
        name: 'alert',
        kind: 'alert',
        fields: {
          // biome-ignore lint/suspicious/noThenProperty: the mapping language's word
          title: { path: '$.action', then: [{ replace: ['_', ' '] }] },
          severity: {
            path: '$.action',
            lookup: {
              table: {
                user_login_failed: 'low',
                user_session_invalidated: 'low',
                app_installed: 'medium',
                role_change_to_admin: 'medium',
                role_change_to_owner: 'high',
                anomaly: 'high',
              },
              default: 'info',
            },
          },
          kind: { const: 'audit' },
          occurredAt: { path: '$.date_create', as: { timestamp: ['epoch_s'] } },
          ruleId: { path: '$.action' },
          category: { path: '$.entity.type' },
        },
      },
      {
        name: 'actor',
        kind: 'entity',
        type: 'user',
        when: { jmespath: 'actor.user.email || actor.user.id' },
        key: { jmespath: 'actor.user.email || actor.user.id' },
        fields: { displayName: { path: '$.actor.user.name' }, uid: { path: '$.actor.user.id' } },
      },
      {
        name: 'changed',
        kind: 'entity',
        type: 'user',
        when: { jmespath: 'entity.user.email || entity.user.id' },
        key: { jmespath: 'entity.user.email || entity.user.id' },
        fields: { displayName: { path: '$.entity.user.name' }, uid: { path: '$.entity.user.id' } },
      },
      {
        name: 'address',
        kind: 'entity',
        type: 'ip',
        when: { jmespath: 'context.ip_address' },
        key: { path: '$.context.ip_address' },
        fields: {},
      },
      { kind: 'relationship', type: 'involves', role: 'actor', from: 'alert', to: 'actor' },
      { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'changed' },
      { kind: 'relationship', type: 'involves', role: 'evidence', from: 'alert', to: 'address' },
      { kind: 'relationship', type: 'signed_in_from', from: 'actor', to: 'address' },
    ],
  },
  samples: [
    slackAudit.record,
    {
      id: '7720c55d-4e1f-4a0b-9d2c-8b7a6f5e4d3c',
      date_create: 1772442000,
      action: 'role_change_to_owner',
      actor: { type: 'user', user: { id: 'W777XY123', name: 'Mira Okafor', email: 'm.okafor@acme.example' } },
      entity: {
        type: 'user',
        user: { id: 'W123AB456', name: 'Amara Keller', email: 'a.keller@acme.example' },
      },
      context: { ip_address: '203.0.113.44', ua: 'Mozilla/5.0 (Macintosh)' },
    },
  ],
}
