import type { Example } from './preset.ts'

/** One record as each of these sends it; addresses and names are those for documentation. */
export const ZOOM: Example = {
  fresh: ['4eb4e2d0c1ab', 'qKX9pT2mR7', '82374610592'],
  samples: [
    {
      event: 'user.signed_in',
      event_ts: 1772448067,
      payload: {
        account_id: 'qKX9pT2mR7',
        object: {
          id: '4eb4e2d0c1ab',
          email: 'a.keller@acme.example',
          client_type: 'browser',
          date_time: '2026-03-02T10:41:07Z',
          version: '-',
        },
      },
    },
    {
      event: 'meeting.started',
      event_ts: 1772449001,
      payload: {
        account_id: 'qKX9pT2mR7',
        object: {
          id: '82374610592',
          uuid: '4eb4e2d0c1ab',
          host_id: '4eb4e2d0c1ab',
          topic: 'Incident call',
          type: 2,
          start_time: '2026-03-02T10:56:41Z',
          timezone: 'Europe/Berlin',
        },
      },
    },
  ],
}

export const META: Example = {
  fresh: ['102290129340398', '15550783881'],
  samples: [
    {
      object: 'page',
      entry: [
        {
          id: '102290129340398',
          time: 1772448067,
          changes: [
            {
              field: 'feed',
              value: {
                item: 'status',
                verb: 'add',
                from: { id: '15550783881', name: 'Acme' },
                message: 'New on the page',
              },
            },
          ],
        },
      ],
    },
  ],
}

export const EVENT_GRID: Example = {
  fresh: ['831e1650-001e-001b-66ab-eeb76e069631'],
  samples: [
    {
      id: '831e1650-001e-001b-66ab-eeb76e069631',
      topic:
        '/subscriptions/0a1b2c3d-4e5f-4071-8293-a4b5c6d7e8f9/resourceGroups/acme/providers/Microsoft.KeyVault/vaults/acme-payments',
      subject: 'signing-key',
      eventType: 'Microsoft.KeyVault.SecretNearExpiry',
      eventTime: '2026-03-02T10:41:07.902Z',
      dataVersion: '1',
      metadataVersion: '1',
      data: {
        Id: 'https://acme-payments.vault.azure.net/secrets/signing-key',
        VaultName: 'acme-payments',
        ObjectType: 'Secret',
        ObjectName: 'signing-key',
        EXP: 1775040067,
      },
    },
  ],
}

export const SNS: Example = {
  fresh: ['22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324', '5d1c2b3a-4f5e-4a6b-8c7d-9e0f1a2b3c4d'],
  samples: [
    {
      Type: 'Notification',
      MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
      TopicArn: 'arn:aws:sns:eu-west-1:123456789012:alerts',
      Subject: 'ALARM: "Root sign-ins" in EU (Ireland)',
      Message: {
        AlarmName: 'Root sign-ins',
        AlarmDescription: 'The root user of the account signed in.',
        AWSAccountId: '123456789012',
        NewStateValue: 'ALARM',
        NewStateReason: 'Threshold Crossed: 1 datapoint was greater than or equal to the threshold.',
        StateChangeTime: '2026-03-02T10:41:07.902+0000',
        Region: 'EU (Ireland)',
        OldStateValue: 'OK',
      },
      Timestamp: '2026-03-02T10:41:08.114Z',
      SignatureVersion: '2',
      Signature: 'EXAMPLE',
      SigningCertURL:
        'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem',
      UnsubscribeURL:
        'https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=arn:aws:sns:eu-west-1:123456789012:alerts:5d1c2b3a-4f5e-4a6b-8c7d-9e0f1a2b3c4d',
    },
  ],
}

export const CLOUD_EVENT: Example = {
  fresh: ['a234-1234-1234'],
  samples: [
    {
      specversion: '1.0',
      id: 'a234-1234-1234',
      source: 'https://scanner.acme.example/eu-1',
      type: 'example.acme.scanner.finding.opened',
      subject: 'host/web-01',
      time: '2026-03-02T10:41:07Z',
      datacontenttype: 'application/json',
      data: { title: 'Administration page reachable from the internet', severity: 'high', host: 'web-01' },
    },
  ],
}
