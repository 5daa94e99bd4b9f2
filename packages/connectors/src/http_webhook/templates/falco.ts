import type { Template } from './template.ts'

/** falco.org, "Rules" and "Output fields"; Falcosidekick adds hostname and uuid. */
export const falco: Template = {
  name: 'falco_events',
  title: 'Falco runtime events',
  description: 'What Falco saw at run time on hosts and in containers, by rule and priority.',
  preset: 'falco',
  config: { preset: 'falco' },
  guide: `Set \`minimumpriority: warning\` at Falcosidekick's webhook output, else every notice becomes an alert.
Output fields have dots in their names (\`user.name\`); a rule's own output decides which there are. Tags that begin with \`mitre_\` or are techniques become tactics and techniques.`,
  unverified: [],
  fresh: ['4f1f2d3a-7c0e-4b6d-9a51-0e2c6b7d8f90', '9a0b1c2d-3e4f-4a5b-8c6d-7e8f90a1b2c3'],
  mapping: {
    recordId: { path: '$.uuid' },
    outputs: [
      {
        name: 'alert',
        kind: 'alert',
        fields: {
          title: { path: '$.rule' },
          description: { path: '$.output' },
          severity: {
            path: '$.priority',
            lookup: {
              table: {
                Emergency: 'critical',
                Alert: 'critical',
                Critical: 'critical',
                Error: 'high',
                Warning: 'medium',
                Notice: 'low',
                Informational: 'info',
                Debug: 'info',
              },
              default: 'unknown',
            },
          },
          occurredAt: { path: '$.time' },
          ruleName: { path: '$.rule' },
          category: { path: '$.source' },
          attacks: { jmespath: "tags[?starts_with(@, 'mitre_') || starts_with(@, 'T1')]" },
          tags: { path: '$.tags' },
        },
      },
      {
        name: 'host',
        kind: 'entity',
        type: 'host',
        when: { jmespath: 'hostname' },
        key: { path: '$.hostname' },
        fields: {},
      },
      {
        name: 'container',
        kind: 'entity',
        type: 'cloud_resource',
        // "host" is how Falco says that it was in none.
        when: { jmespath: 'output_fields."container.id" && output_fields."container.id" != \'host\'' },
        key: { path: "$.output_fields['container.id']" },
        fields: { resourceType: { const: 'container' }, name: { path: "$.output_fields['k8s.pod.name']" } },
      },
      {
        name: 'account',
        kind: 'entity',
        type: 'user',
        when: { jmespath: 'output_fields."user.name"' },
        key: { path: "$.output_fields['user.name']" },
        fields: {},
      },
      {
        name: 'program',
        kind: 'entity',
        type: 'file',
        when: { jmespath: 'hostname && output_fields."proc.exepath"' },
        key: { jmespath: '{host: hostname, path: output_fields."proc.exepath"}' },
        fields: {
          name: { path: "$.output_fields['proc.name']" },
          commandLine: { path: "$.output_fields['proc.cmdline']" },
        },
      },
      { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'host' },
      { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'container' },
      { kind: 'relationship', type: 'involves', role: 'actor', from: 'alert', to: 'account' },
      { kind: 'relationship', type: 'involves', role: 'evidence', from: 'alert', to: 'program' },
      { kind: 'relationship', type: 'found_on', from: 'program', to: 'host' },
    ],
  },
  samples: [
    {
      uuid: '4f1f2d3a-7c0e-4b6d-9a51-0e2c6b7d8f90',
      output:
        '10:41:07.902154388: Warning Sensitive file opened for reading by non-trusted program (file=/etc/shadow user=root command=cat /etc/shadow)',
      priority: 'Warning',
      rule: 'Read sensitive file untrusted',
      source: 'syscall',
      hostname: 'node-3.acme.example',
      tags: ['T1555', 'container', 'filesystem', 'mitre_credential_access'],
      time: '2026-03-02T10:41:07.902154388Z',
      output_fields: {
        'container.id': '3f2b9c1d0e8a',
        'k8s.pod.name': 'payments-api-7d9c5b6f4-x2lqp',
        'fd.name': '/etc/shadow',
        'proc.name': 'cat',
        'proc.exepath': '/usr/bin/cat',
        'proc.cmdline': 'cat /etc/shadow',
        'user.name': 'root',
      },
    },
    {
      uuid: '9a0b1c2d-3e4f-4a5b-8c6d-7e8f90a1b2c3',
      output:
        '11:02:55.118402771: Critical Executing binary not part of base image (user=svc-build command=xm -o pool)',
      priority: 'Critical',
      rule: 'Drop and execute new binary in container',
      source: 'syscall',
      hostname: 'node-1.acme.example',
      tags: ['TA0003', 'mitre_persistence', 'process'],
      time: '2026-03-02T11:02:55.118402771Z',
      output_fields: {
        'container.id': 'host',
        'proc.name': 'xm',
        'proc.exepath': '/tmp/xm',
        'proc.cmdline': 'xm -o pool.mining.example:3333',
        'user.name': 'svc-build',
      },
    },
  ],
}
