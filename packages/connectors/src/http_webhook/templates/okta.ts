import type { Template } from './template.ts'

/** developer.okta.com, "System Log API", LogEvent; an event hook sends the same objects in `data.events`. */
export const okta: Template = {
  name: 'okta_system_log',
  title: 'Okta sign-ins and administration',
  description: 'Events of the System Log; informational ones that succeeded are filtered out.',
  preset: 'okta',
  config: { preset: 'okta' },
  guide: `At Okta choose the events the hook sends: \`user.session.start\`, \`user.account.lock\`, \`user.mfa.factor.deactivate\`, \`user.account.privilege.grant\`, \`policy.rule.update\` are a good beginning.
The filter drops what succeeded and is only \`INFO\`; take it out to keep everything.`,
  unverified: [],
  fresh: ['f790999f-fe87-467a-9880-6982a583986c', '0b1c2d3e-4f50-4a61-8b72-93a4b5c6d7e8'],
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
          severity: { path: '$.severity' },
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
        fields: { displayName: { path: '$.actor.displayName' } },
      },
      {
        name: 'address',
        kind: 'entity',
        type: 'ip',
        when: { jmespath: 'client.ipAddress' },
        key: { path: '$.client.ipAddress' },
        fields: {},
      },
      { kind: 'relationship', type: 'involves', role: 'actor', from: 'alert', to: 'actor' },
      { kind: 'relationship', type: 'involves', role: 'evidence', from: 'alert', to: 'address' },
      { kind: 'relationship', type: 'signed_in_from', from: 'actor', to: 'address' },
    ],
  },
  samples: [
    {
      uuid: 'f790999f-fe87-467a-9880-6982a583986c',
      published: '2026-03-02T07:31:52.032Z',
      eventType: 'user.account.lock',
      displayMessage: 'Max sign in attempts exceeded',
      severity: 'WARN',
      outcome: { result: 'FAILURE', reason: 'LOCKED_OUT' },
      actor: {
        id: '00u1a2b3c4D5e6F7g8h9',
        type: 'User',
        alternateId: 'a.keller@acme.example',
        displayName: 'Amara Keller',
      },
      client: { ipAddress: '203.0.113.44', userAgent: { rawUserAgent: 'Mozilla/5.0 (X11; Linux x86_64)' } },
      securityContext: { asNumber: 64496, isProxy: false, domain: 'isp.example' },
      target: [],
    },
    {
      uuid: '0b1c2d3e-4f50-4a61-8b72-93a4b5c6d7e8',
      published: '2026-03-02T07:44:03.518Z',
      eventType: 'user.session.start',
      displayMessage: 'User login to Okta',
      severity: 'INFO',
      outcome: { result: 'FAILURE', reason: 'INVALID_CREDENTIALS' },
      actor: {
        id: '00u9z8y7x6W5v4U3t2s1',
        type: 'User',
        alternateId: 'm.okafor@acme.example',
        displayName: 'Mira Okafor',
      },
      client: { ipAddress: '198.51.100.7', userAgent: { rawUserAgent: 'okta-auth-js/7.4' } },
      securityContext: { asNumber: 64511, isProxy: true, domain: 'vpn.example' },
      target: [],
    },
  ],
}
