import type { Template } from './template.ts'

/** help.splunk.com, "Format events for HTTP Event Collector": the envelope. What `event` holds is the sender's own. */
export const splunkHec: Template = {
  name: 'splunk_hec_events',
  title: 'Events for a Splunk event collector',
  description: 'What would send to Splunk sends here: the host it came from, its source type, and the event.',
  preset: 'splunk_hec',
  config: { preset: 'splunk_hec' },
  guide: `The envelope is Splunk's; \`event\` is whatever the sender writes. The template reads the names of Splunk's common fields (\`signature\`, \`severity\`, \`user\`, \`src\`, \`dest\`): compare them with what your sender writes. An event that is a line of text becomes the title.
Events have no id: the alert is named by host, time and the event's content.`,
  unverified: ['$.event.signature', '$.event.severity', '$.event.user', '$.event.src', '$.event.dest'],
  fresh: ['flow-8830412765', '51014'],
  mapping: {
    recordId: { template: '{{$.host}} {{$.time}} {{$.event | toString | sha256}}' },
    outputs: [
      {
        name: 'alert',
        kind: 'alert',
        fields: {
          title: {
            first: [{ path: '$.event.signature' }, { path: '$.event.message' }, { jmespath: 'to_string(event)' }],
          },
          severity: {
            path: '$.event.severity',
            lookup: {
              table: { informational: 'info', low: 'low', medium: 'medium', high: 'high', critical: 'critical' },
              default: 'unknown',
            },
            default: 'unknown',
          },
          occurredAt: { path: '$.time', as: { timestamp: ['epoch_s'] } },
          ruleName: { path: '$.event.signature' },
          category: { path: '$.sourcetype' },
        },
      },
      { name: 'host', kind: 'entity', type: 'host', when: { jmespath: 'host' }, key: { path: '$.host' }, fields: {} },
      {
        name: 'account',
        kind: 'entity',
        type: 'user',
        when: { jmespath: 'event.user' },
        key: { path: '$.event.user' },
        fields: {},
      },
      {
        name: 'address',
        kind: 'entity',
        type: 'ip',
        when: { jmespath: 'event.src' },
        key: { path: '$.event.src' },
        fields: {},
      },
      { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'host' },
      { kind: 'relationship', type: 'involves', role: 'actor', from: 'alert', to: 'account' },
      { kind: 'relationship', type: 'involves', role: 'evidence', from: 'alert', to: 'address' },
    ],
  },
  samples: [
    {
      time: 1772448067.512,
      host: 'web-01.acme.example',
      source: 'udp:514',
      sourcetype: 'acme:ids',
      index: 'security',
      event: {
        signature: 'SQL injection in a login form',
        severity: 'high',
        user: 'a.keller',
        src: '198.51.100.23',
        dest: 'web-01.acme.example',
        flow: 'flow-8830412765',
      },
    },
    {
      time: 1772449001,
      host: 'db-02.acme.example',
      source: '/var/log/auth.log',
      sourcetype: 'linux_secure',
      event: 'sshd[2212]: Invalid user oracle from 198.51.100.23 port 51014',
    },
  ],
}
