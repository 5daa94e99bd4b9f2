import { compilePath, parseNetwork } from '@halcyon/connector-kit'
import type { CodedFinding, ErrorCode } from '@halcyon/domain'
import { type AuthSettings, settingsOf } from '../settings.ts'
import { hostOf } from '../sns/message.ts'
import { compileSignedString, SIGNED_VARIABLES } from '../verify/signed-string.ts'
import type { WebhookConfig } from './config.ts'

/** What the schema cannot say. Empty = the configuration can work. */
export function validateConfig(config: WebhookConfig): CodedFinding[] {
  const { auth, body, dedupe, allowedAddresses } = settingsOf(config)
  const findings = networks(allowedAddresses, 'allowedAddresses')
  if (body.itemsPath !== '') findings.push(...path(body.itemsPath, 'body.itemsPath'))
  if (dedupe.kind === 'fields')
    findings.push(...dedupe.fields.flatMap((field, index) => path(field, `dedupe.fields[${index}]`)))
  if (dedupe.kind === 'field') findings.push(...path(dedupe.field, 'dedupe.field'))
  switch (auth?.kind) {
    case undefined:
      findings.push(
        finding(
          'auth',
          'auth_required',
          'Nothing says how the sender proves who it is.',
          'Choose a preset or an authentication.',
        ),
      )
      break
    case 'none':
      if (!auth.confirmUnauthenticated) findings.push(NOT_CONFIRMED)
      break
    case 'hmac':
      findings.push(...hmac(auth))
      break
    case 'jwt':
      findings.push(...keySetUrl(auth.jwksUrl))
      break
    case 'aws_sns':
      // Where the preset alone names this authentication, nothing below it is there to be pointed at.
      findings.push(...topics(auth.topics, config.auth === undefined ? 'auth' : 'auth.topics'))
      break
    case 'mtls_header':
      findings.push(...networks(auth.trustedProxies, 'auth.trustedProxies'))
      break
    default:
  }
  return findings
}

const finding = (at: string, code: ErrorCode, message: string, suggestion: string): CodedFinding => ({
  path: at,
  code,
  message,
  suggestion,
})

const NOT_CONFIRMED = finding(
  'auth.confirmUnauthenticated',
  'unauthenticated_not_confirmed',
  'Without authentication anybody who learns the address can write alerts.',
  'Choose an authentication, or set confirmUnauthenticated to true.',
)

function networks(list: readonly string[], at: string): CodedFinding[] {
  return list.flatMap((entry, index) =>
    parseNetwork(entry) === null
      ? [
          finding(
            `${at}[${index}]`,
            'network_invalid',
            `"${entry}" is no address or CIDR block.`,
            'For example 203.0.113.0/24.',
          ),
        ]
      : [],
  )
}

function path(text: string, at: string): CodedFinding[] {
  if (compilePath(text) !== null) return []
  return [
    finding(at, 'path_invalid', `"${text}" is not a path to one value.`, 'For example $.data.events or $.event.id.'),
  ]
}

const TOPIC_EXAMPLE = 'For example arn:aws:sns:eu-west-1:123456789012:alerts.'

function topics(list: readonly string[], at: string): CodedFinding[] {
  if (list.length === 0) {
    return [
      finding(
        at,
        'topic_required',
        'No topic is named, and AWS signs for every account.',
        `Name it in auth.topics. ${TOPIC_EXAMPLE}`,
      ),
    ]
  }
  return list.flatMap((topic, index) =>
    hostOf(topic) === null
      ? [finding(`${at}[${index}]`, 'topic_invalid', `"${topic}" is not the ARN of a topic.`, TOPIC_EXAMPLE)]
      : [],
  )
}

function keySetUrl(url: string): CodedFinding[] {
  if (/^https?:\/\/[^/@]+(\/.*)?$/.test(url) && URL.canParse(url)) return []
  return [
    finding(
      'auth.jwksUrl',
      'url_invalid',
      'The key set address is not an https address.',
      'For example https://issuer.example/jwks.json.',
    ),
  ]
}

function hmac(auth: AuthSettings<'hmac'>): CodedFinding[] {
  const findings: CodedFinding[] = []
  const signed = compileSignedString(auth.signedString)
  const at = 'auth.signedString'
  if (auth.header === '') {
    findings.push(
      finding('auth.header', 'header_required', 'No header is named for the signature.', 'For example X-Signature.'),
    )
  }
  for (const name of signed.unknown) {
    findings.push(
      finding(at, 'variable_unknown', `{${name}} is no variable.`, `Use {${SIGNED_VARIABLES.join('}, {')}}.`),
    )
  }
  if (!signed.uses.has('body')) {
    findings.push(finding(at, 'body_not_signed', 'The signature would not cover the body.', 'Add {body}.'))
  }
  if (signed.uses.has('timestamp') && auth.timestampHeader === '' && auth.timestampPrefix === '') {
    findings.push(
      finding(at, 'timestamp_unknown', '{timestamp} has no source.', 'Set timestampHeader or timestampPrefix.'),
    )
  }
  if (signed.uses.has('id') && auth.idHeader === '') {
    findings.push(finding(at, 'id_unknown', '{id} has no source.', 'Set idHeader.'))
  }
  if (signed.uses.has('url') && auth.url === '') {
    findings.push(finding(at, 'url_unknown', '{url} has no source.', 'Set url to the address entered at the sender.'))
  }
  return findings
}
