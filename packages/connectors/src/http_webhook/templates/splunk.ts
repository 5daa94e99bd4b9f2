import type { Template } from './template.ts'

/** help.splunk.com, "Use a webhook alert action": sid, search_name, owner, app, results_link and the first row of the result. */
export const splunk: Template = {
  name: 'splunk_alerts',
  title: 'Splunk alerts',
  description: 'A saved search that fired: its name, its first row, and the way to all of them.',
  preset: 'splunk',
  config: { preset: 'splunk' },
  guide: `Let the alert trigger **for each result**, so that every row is sent. The row has what the search returns: end it with \`| table _time severity src dest user\` in these names, or change the paths.
A search without a name is called by its id. Without \`_time\` the time of receipt stands in.`,
  unverified: [
    '$.result._time',
    '$.result.severity',
    '$.result.urgency',
    '$.result.src',
    '$.result.dest',
    '$.result.user',
  ],
  fresh: ['5e1c2a3b4c5d6e7f8', '5a9b8c7d6e5f40312'],
  mapping: {
    recordId: { template: '{{$.sid}} {{$.result | toString | sha256}}' },
    outputs: [
      {
        name: 'alert',
        kind: 'alert',
        fields: {
          title: { first: [{ path: '$.search_name' }, { path: '$.sid' }] },
          severity: {
            first: [{ path: '$.result.urgency' }, { path: '$.result.severity' }],
            lookup: {
              table: { informational: 'info', low: 'low', medium: 'medium', high: 'high', critical: 'critical' },
              default: 'unknown',
            },
          },
          occurredAt: { path: '$.result._time', as: { timestamp: ['epoch_s', 'rfc3339'] } },
          ruleName: { path: '$.search_name' },
          category: { path: '$.app' },
          assignee: { path: '$.owner' },
          link: { path: '$.results_link' },
        },
      },
      {
        name: 'host',
        kind: 'entity',
        type: 'host',
        when: { jmespath: 'result.dest' },
        key: { path: '$.result.dest' },
        fields: {},
      },
      {
        name: 'account',
        kind: 'entity',
        type: 'user',
        when: { jmespath: 'result.user' },
        key: { path: '$.result.user' },
        fields: {},
      },
      {
        name: 'address',
        kind: 'entity',
        type: 'ip',
        when: { jmespath: 'result.src' },
        key: { path: '$.result.src' },
        fields: {},
      },
      { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'host' },
      { kind: 'relationship', type: 'involves', role: 'actor', from: 'alert', to: 'account' },
      { kind: 'relationship', type: 'involves', role: 'evidence', from: 'alert', to: 'address' },
    ],
  },
  samples: [
    {
      sid: 'scheduler__admin__search__5e1c2a3b4c5d6e7f8',
      search_name: 'Many failed sign-ins, then one that worked',
      app: 'search',
      owner: 'admin',
      results_link: 'https://splunk.acme.example/app/search/@go?sid=scheduler__admin__search__5e1c2a3b4c5d6e7f8',
      result: {
        _time: '1772448060',
        severity: 'high',
        src: '198.51.100.23',
        dest: 'web-01.acme.example',
        user: 'a.keller',
        count: '42',
      },
    },
    {
      sid: 'rt_scheduler__admin__SplunkEnterpriseSecuritySuite__5a9b8c7d6e5f40312',
      search_name: null,
      app: 'SplunkEnterpriseSecuritySuite',
      owner: 'admin',
      results_link: 'https://splunk.acme.example/app/SplunkEnterpriseSecuritySuite/@go?sid=5a9b8c7d6e5f40312',
      result: { _time: '1772449001', urgency: 'critical', dest: 'db-02.acme.example' },
    },
  ],
}
