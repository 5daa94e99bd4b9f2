import type { PresetName } from './names.ts'
import type { Preset } from './preset.ts'

export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  /** docs.github.com, "Validating webhook deliveries" and "Webhook events and payloads" (ping, X-GitHub-Delivery). */
  github: {
    title: 'GitHub',
    auth: { kind: 'hmac', algorithm: 'sha256', header: 'X-Hub-Signature-256', prefix: 'sha256=' },
    dedupe: { kind: 'header', header: 'X-GitHub-Delivery' },
    handshakes: [{ kind: 'ping_header', header: 'x-github-event', equals: 'ping' }],
  },
  /**
   * docs.gitlab.com, "Webhooks", delivery headers. Not X-Gitlab-Event-UUID: webhooks that trigger webhooks share it, so different
   * events would count as one. Before Idempotency-Key (17.4) the content's digest decides.
   */
  gitlab: {
    title: 'GitLab',
    auth: { kind: 'shared_secret', location: 'header', name: 'X-Gitlab-Token' },
    dedupe: { kind: 'header', header: 'Idempotency-Key' },
  },
  /** docs.slack.dev, "Verifying requests from Slack" and "url_verification". */
  slack: {
    title: 'Slack',
    auth: {
      kind: 'hmac',
      algorithm: 'sha256',
      header: 'X-Slack-Signature',
      prefix: 'v0=',
      signedString: 'v0:{timestamp}:{body}',
      timestampHeader: 'X-Slack-Request-Timestamp',
    },
    dedupe: { kind: 'field', field: '$.event_id' },
    handshakes: [
      { kind: 'body_echo', path: '$.type', equals: 'url_verification', echo: '$.challenge', answerField: 'challenge' },
    ],
  },
  /** docs.stripe.com, "Verify webhook signatures manually": any v1, v0 is for tests and ignored. */
  stripe: {
    title: 'Stripe',
    auth: {
      kind: 'hmac',
      algorithm: 'sha256',
      header: 'Stripe-Signature',
      prefix: 'v1=',
      separator: ',',
      timestampPrefix: 't=',
      signedString: '{timestamp}.{body}',
    },
    dedupe: { kind: 'field', field: '$.id' },
  },
  /** PagerDuty developer docs, "Verifying webhook signatures": one v1 for each active key. */
  pagerduty: {
    title: 'PagerDuty V3',
    auth: { kind: 'hmac', algorithm: 'sha256', header: 'X-PagerDuty-Signature', prefix: 'v1=', separator: ',' },
    dedupe: { kind: 'field', field: '$.event.id' },
    handshakes: [{ kind: 'ping_body', path: '$.event.event_type', equals: 'pagey.ping' }],
  },
  /** developer.okta.com, "Event hooks": a one-time GET challenge, then one POST with several events. */
  okta: {
    title: 'Okta event hook',
    auth: { kind: 'shared_secret', location: 'header', name: 'Authorization' },
    body: { itemsPath: '$.data.events' },
    dedupe: { kind: 'field', field: '$.uuid' },
    answer: {
      status: 200,
      body: '{"accepted":{accepted},"duplicates":{duplicates},"correlationId":"{correlationId}"}',
    },
    handshakes: [{ kind: 'header_echo', header: 'x-okta-verification-challenge', answerField: 'verification' }],
  },
  /** github.com/falcosecurity/falcosidekick, "Webhook" output: custom headers; it gives each event a uuid. */
  falco: {
    title: 'Falco (Falcosidekick)',
    auth: { kind: 'bearer' },
    dedupe: { kind: 'field', field: '$.uuid' },
  },
  /** documentation.wazuh.com, "Custom integration": a script of the operator's posts the alert as it is. */
  wazuh: {
    title: 'Wazuh',
    auth: { kind: 'bearer' },
    dedupe: { kind: 'field', field: '$.id' },
  },
  /** docs.wiz.io, webhook integration: bearer or basic; a change of an issue is sent again, so that its content tells deliveries apart. */
  wiz: {
    title: 'Wiz',
    auth: { kind: 'bearer' },
  },
  /** help.splunk.com, "Use a webhook alert action": it can set no header, so that the secret stands in the address. */
  splunk: {
    title: 'Splunk alert',
    auth: { kind: 'shared_secret', location: 'query', name: 'token' },
  },
  /** developers.cloudflare.com, Logpush, "HTTP destination": headers from the destination's address; NDJSON, gzip. */
  cloudflare_logpush: {
    title: 'Cloudflare Logpush',
    auth: { kind: 'shared_secret', location: 'header', name: 'X-Auth-Token' },
  },
  /** standardwebhooks.com, specification 1.0. */
  standard_webhooks: {
    title: 'Standard Webhooks',
    auth: { kind: 'standard_webhooks' },
  },
}
