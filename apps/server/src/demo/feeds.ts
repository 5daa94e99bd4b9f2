/** The feeds of the demo: what a person would make in the wizard, with mappings worth looking at. */
import { codeAlert, detection, signIn } from './payloads.ts'

export interface DemoFeed {
  /** What the demo's row calls it. */
  readonly key: string
  readonly name: string
  readonly description: string
  /** Events a second. */
  readonly rate: number
  /** Header the signature goes into. */
  readonly header: string
  readonly config: Readonly<Record<string, unknown>>
  readonly mapping: Readonly<Record<string, unknown>>
  readonly payload: () => Record<string, unknown>
}

/** Every feed of the demo carries it, for people to find them; what is removed is known by its id. */
export const DEMO_TAG = 'demo'

const hmac = (header: string): Record<string, unknown> => ({
  auth: { kind: 'hmac', algorithm: 'sha256', header, prefix: 'sha256=', encoding: 'hex', signedString: '{body}' },
})

const ENDPOINT: DemoFeed = {
  key: 'endpoint',
  name: 'Demo: endpoint detections',
  description: 'Detections of an endpoint product: an alert each, the host and the person it is about.',
  rate: 4,
  header: 'X-Signature',
  config: hmac('X-Signature'),
  payload: detection,
  mapping: {
    recordId: { path: '$.detection_id' },
    outputs: [
      {
        name: 'alert',
        kind: 'alert',
        fields: {
          title: { path: '$.display_name', required: true },
          description: { path: '$.description' },
          severity: { path: '$.severity_name' },
          status: { path: '$.status' },
          confidence: { path: '$.confidence' },
          occurredAt: { path: '$.timestamp' },
          sourceUpdatedAt: { path: '$.updated_timestamp' },
          category: { path: '$.tactic_technique' },
        },
      },
      {
        name: 'host',
        kind: 'entity',
        type: 'host',
        key: { path: '$.device.hostname' },
        fields: { os: { path: '$.device.platform_name' } },
      },
      {
        name: 'user',
        kind: 'entity',
        type: 'user',
        when: { jmespath: 'user_name' },
        key: { path: '$.user_name' },
        fields: {},
      },
      { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'host' },
      { kind: 'relationship', type: 'involves', role: 'actor', from: 'alert', to: 'user' },
    ],
  },
}

const CODE: DemoFeed = {
  key: 'code',
  name: 'Demo: code scanning',
  description: 'Code scanning alerts of a source forge, by its webhook preset.',
  rate: 1,
  header: 'X-Hub-Signature-256',
  config: { preset: 'github' },
  payload: codeAlert,
  mapping: {
    recordId: { path: '$.alert.html_url' },
    outputs: [
      {
        name: 'alert',
        kind: 'alert',
        fields: {
          title: { path: '$.alert.rule.description' },
          severity: { path: '$.alert.rule.security_severity_level' },
          occurredAt: { path: '$.alert.created_at' },
          ruleId: { path: '$.alert.rule.id' },
          link: { path: '$.alert.html_url' },
          kind: { const: 'vulnerability' },
        },
      },
      { name: 'user', kind: 'entity', type: 'user', key: { path: '$.sender.login' }, fields: {} },
      { kind: 'relationship', type: 'involves', role: 'actor', from: 'alert', to: 'user' },
    ],
  },
}

const IDENTITY: DemoFeed = {
  key: 'sign-ins',
  name: 'Demo: sign-ins',
  description: 'Sign-ins of an identity provider; those that succeeded are filtered out.',
  rate: 6,
  header: 'X-Signature',
  config: hmac('X-Signature'),
  payload: signIn,
  mapping: {
    recordId: { path: '$.uuid' },
    filter: { jmespath: "outcome.result == 'FAILURE'" },
    outputs: [
      {
        name: 'alert',
        kind: 'alert',
        fields: {
          title: { path: '$.eventType' },
          description: { path: '$.outcome.reason' },
          severity: { const: 'medium' },
          occurredAt: { path: '$.published' },
        },
      },
      { name: 'user', kind: 'entity', type: 'user', key: { path: '$.actor.alternateId' }, fields: {} },
      {
        name: 'address',
        kind: 'entity',
        type: 'ip',
        key: { path: '$.client.ipAddress' },
        fields: { country: { path: '$.client.geographicalContext.country' } },
      },
      { kind: 'relationship', type: 'involves', role: 'actor', from: 'alert', to: 'user' },
      { kind: 'relationship', type: 'signed_in_from', from: 'user', to: 'address' },
    ],
  },
}

export const DEMO_FEEDS: readonly DemoFeed[] = [ENDPOINT, CODE, IDENTITY]
