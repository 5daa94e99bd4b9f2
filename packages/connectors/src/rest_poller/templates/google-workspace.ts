import type { ConnectorTemplate } from '@halcyon/connector-kit'
import { googleWorkspaceAlerts } from '../presets/google-workspace.ts'

/** developers.google.com, "Alert Center API", Alert and the types of its data. */
export const googleWorkspace: ConnectorTemplate = {
  name: 'google_workspace_alerts',
  title: 'Google Workspace alerts',
  description: 'Alerts of the Alert Center: sign-ins, phishing, devices, settings.',
  preset: 'google_workspace_alerts',
  config: {
    preset: 'google_workspace_alerts',
    auth: { kind: 'jwt_bearer' },
    schedule: { kind: 'interval', every: 'PT5M' },
  },
  guide: `In Google Cloud enable the **Google Workspace Alert Center API** and make a service account with a key; the whole key file is \`privateKey\`. In the Admin console allow its client id _domain-wide delegation_ with the scope \`https://www.googleapis.com/auth/apps.alerts\`, and enter an administrator who may see the Alert Center as subject.
Alerts are found by their creation: what becomes of them later at Google is not.`,
  unverified: [],
  mapping: {
    recordId: { path: '$.alertId' },
    outputs: [
      {
        name: 'alert',
        kind: 'alert',
        fields: {
          title: { path: '$.type' },
          description: { path: '$.data.description' },
          severity: {
            path: '$.metadata.severity',
            lookup: { table: { HIGH: 'high', MEDIUM: 'medium', LOW: 'low' }, default: 'unknown' },
          },
          status: {
            path: '$.metadata.status',
            lookup: {
              table: { NOT_STARTED: 'new', IN_PROGRESS: 'in_progress', CLOSED: 'resolved' },
              default: 'unknown',
            },
          },
          occurredAt: { first: [{ path: '$.startTime' }, { path: '$.createTime' }] },
          lastSeenAt: { path: '$.endTime' },
          sourceCreatedAt: { path: '$.createTime' },
          sourceUpdatedAt: { path: '$.updateTime' },
          ruleName: { path: '$.type' },
          category: { path: '$.source' },
          assignee: { path: '$.metadata.assignee' },
          link: { path: '$.securityInvestigationToolLink' },
        },
      },
      {
        name: 'account',
        kind: 'entity',
        type: 'user',
        when: { jmespath: 'data.email' },
        key: { path: '$.data.email' },
        fields: {},
      },
      {
        name: 'address',
        kind: 'entity',
        type: 'ip',
        when: { jmespath: 'data.loginDetails.ipAddress || data.sourceIp' },
        key: { jmespath: 'data.loginDetails.ipAddress || data.sourceIp' },
        fields: {},
      },
      {
        name: 'sender',
        kind: 'entity',
        type: 'email_address',
        when: { jmespath: 'data.maliciousEntity.entity.emailAddress' },
        key: { path: '$.data.maliciousEntity.entity.emailAddress' },
        fields: {},
      },
      {
        name: 'message',
        kind: 'entity',
        type: 'email_message',
        each: '$.data.messages[*]',
        when: { jmespath: 'messageId' },
        key: { jmespath: '{messageId: messageId, recipient: recipient}' },
        fields: { subject: { path: '$.subjectText' }, to: { path: '$.recipient' } },
      },
      {
        name: 'device',
        kind: 'entity',
        type: 'host',
        each: '$.data.events[*]',
        when: { jmespath: 'deviceId' },
        key: { jmespath: '{agentId: deviceId}' },
        fields: { serialNumber: { path: '$.serialNumber' } },
      },
      { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'account' },
      { kind: 'relationship', type: 'involves', role: 'actor', from: 'alert', to: 'sender' },
      { kind: 'relationship', type: 'involves', role: 'evidence', from: 'alert', to: 'address' },
      { kind: 'relationship', type: 'involves', role: 'evidence', from: 'alert', to: 'message' },
      { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'device' },
      { kind: 'relationship', type: 'signed_in_from', from: 'account', to: 'address' },
      { kind: 'relationship', type: 'sent_from', from: 'message', to: 'sender' },
    ],
  },
  samples: [
    googleWorkspaceAlerts.record,
    {
      alertId: 'c9d8e7f6-5a4b-4c3d-8e2f-1a0b9c8d7e6f',
      createTime: '2026-03-02T07:11:40.902Z',
      updateTime: '2026-03-02T07:30:12.300Z',
      startTime: '2026-03-02T07:02:00Z',
      endTime: '2026-03-02T07:09:00Z',
      type: 'User reported phishing',
      source: 'Gmail phishing',
      metadata: { severity: 'HIGH', status: 'IN_PROGRESS', assignee: 'm.okafor@acme.example' },
      data: {
        '@type': 'type.googleapis.com/google.apps.alertcenter.type.MailPhishing',
        maliciousEntity: {
          fromHeader: 'Payroll <payroll@acme-hr.example>',
          entity: { emailAddress: 'payroll@acme-hr.example', displayName: 'Payroll' },
        },
        messages: [
          {
            messageId: '<20260302070200.4711@acme-hr.example>',
            recipient: 'j.lindqvist@acme.example',
            subjectText: 'Your payslip for February',
            attachmentsSha256Hash: [],
          },
        ],
      },
      securityInvestigationToolLink: 'https://admin.google.com/ac/sc/investigation?query=4711',
    },
  ],
}
