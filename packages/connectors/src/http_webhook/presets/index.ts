import type { PresetName } from './names.ts'
import type { Preset } from './preset.ts'
import { CLOUD_EVENT, EVENT_GRID, META, SNS, ZOOM } from './samples.ts'

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
    unverified: ['The check of the address (url_verification) was not tried against Slack.'],
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
    unverified: ['The names of its settings were not compared with a running Falcosidekick.'],
  },
  /** documentation.wazuh.com, "Custom integration": a script of the operator's posts the alert as it is. */
  wazuh: {
    title: 'Wazuh',
    auth: { kind: 'bearer' },
    dedupe: { kind: 'field', field: '$.id' },
    unverified: ['The header is what your script sets; no script of Wazuh’s own sets one.'],
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
    unverified: ['That it sends NDJSON under gzip, and a test file first, was not compared with a real job.'],
  },
  /** standardwebhooks.com, specification 1.0. */
  standard_webhooks: {
    title: 'Standard Webhooks',
    auth: { kind: 'standard_webhooks' },
  },
  /** docs.svix.com, "Verifying webhooks manually": Standard Webhooks under names of its own. */
  svix: {
    title: 'Svix',
    auth: { kind: 'standard_webhooks', headerPrefix: 'svix-' },
  },
  /** github.com/CrowdStrike/crimson-falcon (the names of what is configured there), and what integrators write, who disagree. */
  crowdstrike: {
    title: 'CrowdStrike Falcon',
    auth: {
      kind: 'hmac',
      algorithm: 'sha256',
      header: 'X-CS-Primary-Signature',
      encoding: 'base64',
      signedString: '{body}{timestamp}',
      timestampHeader: 'X-CS-Delivery-Timestamp',
    },
    asksAuth: true,
    unverified: [
      'One integrator signs the body, then the timestamp, in base64; another the timestamp, then the body, in hex.',
      'Whether a delivery that is tried again keeps an id is not known: its content tells it apart.',
    ],
  },
  /** docs.snyk.io, "Webhook events and payloads": the timestamp is not signed. */
  snyk: {
    title: 'Snyk',
    auth: { kind: 'hmac', algorithm: 'sha256', header: 'X-Hub-Signature', prefix: 'sha256=' },
    dedupe: { kind: 'header', header: 'X-Snyk-Transport-ID' },
    handshakes: [{ kind: 'ping_header', header: 'x-snyk-event', equals: 'ping/v0' }],
    unverified: ['That a delivery which is tried again keeps its X-Snyk-Transport-ID is not in its documentation.'],
  },
  /** developers.zoom.us, "Using webhooks"; github.com/zoom/webhook-sample: the validation is signed as an event is. */
  zoom: {
    title: 'Zoom',
    auth: {
      kind: 'hmac',
      algorithm: 'sha256',
      header: 'x-zm-signature',
      prefix: 'v0=',
      signedString: 'v0:{timestamp}:{body}',
      timestampHeader: 'x-zm-request-timestamp',
    },
    handshakes: [
      {
        kind: 'body_hmac',
        path: '$.event',
        equals: 'endpoint.url_validation',
        echo: '$.payload.plainToken',
        answerField: 'plainToken',
        hmacField: 'encryptedToken',
      },
    ],
    sample: ZOOM,
  },
  /** developers.facebook.com, "Webhooks": verification requests and event notifications; WhatsApp, Messenger and Instagram alike. */
  meta: {
    title: 'Meta',
    auth: { kind: 'hmac', algorithm: 'sha256', header: 'X-Hub-Signature-256', prefix: 'sha256=' },
    handshakes: [{ kind: 'hub_challenge' }],
    sample: META,
  },
  /** learn.microsoft.com, Event Grid, "Endpoint validation" with either schema; it signs nothing, the secret is part of the address. */
  azure_event_grid: {
    title: 'Azure Event Grid',
    auth: { kind: 'shared_secret', location: 'query', name: 'token' },
    dedupe: { kind: 'field', field: '$.id' },
    handshakes: [
      {
        kind: 'body_echo',
        path: '$[0].eventType',
        equals: 'Microsoft.EventGrid.SubscriptionValidationEvent',
        echo: '$[0].data.validationCode',
        answerField: 'validationResponse',
      },
      { kind: 'origin' },
    ],
    sample: EVENT_GRID,
  },
  /** docs.aws.amazon.com, SNS, "Fanout to HTTP/S endpoints"; the message's id is signed, the header with it is not. */
  aws_sns: {
    title: 'Amazon SNS',
    auth: { kind: 'aws_sns' },
    asksAuth: true,
    body: { format: 'json', jsonField: 'Message' },
    dedupe: { kind: 'field', field: '$.MessageId' },
    handshakes: [{ kind: 'sns_confirmation' }],
    sample: SNS,
  },
  /** github.com/cloudevents/spec, 1.0: HTTP protocol binding, and web hooks. */
  cloudevents: {
    title: 'CloudEvents',
    auth: { kind: 'bearer' },
    body: { format: 'cloudevents' },
    dedupe: { kind: 'fields', fields: ['$.source', '$.id'] },
    handshakes: [{ kind: 'origin' }],
    sample: CLOUD_EVENT,
  },
  /** help.splunk.com, "HTTP Event Collector": what would send to Splunk sends here. */
  splunk_hec: {
    title: 'Splunk HTTP Event Collector',
    auth: { kind: 'shared_secret', location: 'header', name: 'Authorization', prefix: 'Splunk ' },
    body: { format: 'splunk_hec' },
  },
}
