import type { Template } from './template.ts'

/** docs.stripe.com, "Event types"; no public delivery was at hand, so that all of it is to be checked with a test event. */
export const stripe: Template = {
  name: 'stripe_fraud',
  title: 'Stripe fraud signals',
  description: 'Disputes, early fraud warnings and reviews; every other event is filtered out.',
  preset: 'stripe',
  config: { preset: 'stripe' },
  guide: `Let the endpoint listen to \`charge.dispute.created\`, \`radar.early_fraud_warning.created\` and \`review.opened\`. Send a test event first: this template was written without a recorded one.`,
  unverified: ['$.type', '$.created', '$.livemode', '$.data.object.reason', '$.data.object.charge'],
  fresh: ['evt_1PgafT7RKcYXdPq2', 'evt_1Phk2W3MLbZUeRs8', 'dp_1PgafS2eZvKYlo2C', 'issfr_1PhkZx2eZvKYlo2C'],
  mapping: {
    filter: {
      jmespath:
        "type == 'charge.dispute.created' || type == 'radar.early_fraud_warning.created' || type == 'review.opened'",
    },
    recordId: { path: '$.data.object.id' },
    outputs: [
      {
        name: 'alert',
        kind: 'alert',
        fields: {
          title: {
            path: '$.type',
            lookup: {
              table: {
                'charge.dispute.created': 'A payment is disputed',
                'radar.early_fraud_warning.created': 'The card issuer warns of fraud',
                'review.opened': 'A payment is held for review',
              },
            },
          },
          description: { first: [{ path: '$.data.object.reason' }, { path: '$.data.object.fraud_type' }] },
          severity: {
            path: '$.type',
            lookup: {
              table: { 'radar.early_fraud_warning.created': 'high', 'charge.dispute.created': 'medium' },
              default: 'low',
            },
          },
          occurredAt: { path: '$.created', as: { timestamp: ['epoch_s'] } },
          ruleId: { path: '$.type' },
          category: { const: 'fraud' },
          isSample: { jmespath: '!livemode' },
        },
      },
    ],
  },
  samples: [
    {
      id: 'evt_1PgafT7RKcYXdPq2',
      object: 'event',
      type: 'charge.dispute.created',
      created: 1772438400,
      livemode: true,
      data: {
        object: {
          id: 'dp_1PgafS2eZvKYlo2C',
          object: 'dispute',
          amount: 4900,
          currency: 'eur',
          charge: 'ch_1PgaXY2eZvKYlo2C',
          reason: 'fraudulent',
          status: 'needs_response',
        },
      },
    },
    {
      id: 'evt_1Phk2W3MLbZUeRs8',
      object: 'event',
      type: 'radar.early_fraud_warning.created',
      created: 1772442000,
      livemode: true,
      data: {
        object: {
          id: 'issfr_1PhkZx2eZvKYlo2C',
          object: 'radar.early_fraud_warning',
          charge: 'ch_1PhkAB2eZvKYlo2C',
          fraud_type: 'made_with_stolen_card',
          actionable: true,
        },
      },
    },
  ],
}
