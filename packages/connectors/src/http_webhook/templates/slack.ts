import type { Template } from './template.ts'

/** docs.slack.dev, "Events API", event_callback; Slack's audit logs are fetched and are no webhook. */
export const slack: Template = {
  name: 'slack_workspace',
  title: 'Slack workspace events',
  description: 'People who join and files made public, as audit records; messages are filtered out.',
  preset: 'slack',
  config: { preset: 'slack' },
  guide: `Subscribe the app to \`team_join\` and \`file_public\`, not to messages: what people write is no business of a security feed. Written without a recorded delivery: look at a captured one.`,
  unverified: ['$.event.type', '$.event.user', '$.event.user_id', '$.event_time', '$.team_id'],
  fresh: ['Ev08MFMKH6A', 'Ev09QTRLP2B', 'U061F7AUR', 'U0G9QF9C6'],
  mapping: {
    filter: { jmespath: "type == 'event_callback' && event.type != 'message'" },
    recordId: { path: '$.event_id' },
    outputs: [
      {
        name: 'alert',
        kind: 'alert',
        fields: {
          title: {
            path: '$.event.type',
            lookup: { table: { team_join: 'A person joined the workspace', file_public: 'A file was made public' } },
          },
          severity: { path: '$.event.type', lookup: { table: { file_public: 'low' }, default: 'info' } },
          kind: { const: 'audit' },
          occurredAt: { path: '$.event_time', as: { timestamp: ['epoch_s'] } },
          ruleId: { path: '$.event.type' },
        },
      },
      {
        name: 'person',
        kind: 'entity',
        type: 'user',
        key: { first: [{ path: '$.event.user.id' }, { path: '$.event.user_id' }] },
        fields: { displayName: { path: '$.event.user.real_name' } },
      },
      { kind: 'relationship', type: 'involves', role: 'actor', from: 'alert', to: 'person' },
    ],
  },
  samples: [
    {
      type: 'event_callback',
      team_id: 'T1DC2JH3J',
      api_app_id: 'A0KRD7HC3',
      event_id: 'Ev08MFMKH6A',
      event_time: 1772438400,
      event: { type: 'team_join', user: { id: 'U061F7AUR', team_id: 'T1DC2JH3J', real_name: 'Jonas Lindqvist' } },
    },
    {
      type: 'event_callback',
      team_id: 'T1DC2JH3J',
      api_app_id: 'A0KRD7HC3',
      event_id: 'Ev09QTRLP2B',
      event_time: 1772442000,
      event: { type: 'file_public', file_id: 'F2147483862', user_id: 'U0G9QF9C6', file: { id: 'F2147483862' } },
    },
  ],
}
