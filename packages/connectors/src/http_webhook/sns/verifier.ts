import { type KeyObject, verify } from 'node:crypto'
import { type ConnectorHost, type InboundRequest, RefuseRequest, readJson } from '@halcyon/connector-kit'
import type { AuthSettings } from '../settings.ts'
import { checkTimestamp } from '../verify/timestamp.ts'
import { refuse, type Verifier } from '../verify/verifier.ts'
import { certificates } from './certificates.ts'
import { hostOf, pinned, readMessage, type SnsMessage } from './message.ts'

const ALGORITHMS: Readonly<Record<string, string>> = { '1': 'RSA-SHA1', '2': 'RSA-SHA256' }
const RAW = 'x-amz-sns-rawdelivery'
/** One name at the root: so a certificate's address has nothing that could be chosen. */
const CERTIFICATE = /^\/[A-Za-z0-9_-]{1,200}\.pem$/

/**
 * docs.aws.amazon.com, SNS, "Verifying the signatures of Amazon SNS messages": RSA by a certificate of AWS's. Of a listed topic only;
 * the certificate comes from the host of the topic's region, by https, and from nowhere else.
 */
export function snsVerifier(auth: AuthSettings<'aws_sns'>, host: ConnectorHost<unknown>): Verifier {
  const topics = new Set(auth.topics)
  const keyAt = certificates(host)
  return {
    headers: [RAW],
    verify(request, body) {
      const message = messageOf(request, body)
      if (!topics.has(message.topicArn)) return refuse('credentials_invalid')
      checkTimestamp(message.timestamp, request.receivedAt, auth.toleranceSeconds)
      const url = pinned(message.signingCertUrl, hostOf(message.topicArn) ?? '')
      if (url === null || url.search !== '' || !CERTIFICATE.test(url.pathname)) return refuse('signature_invalid')
      const key = keyAt(url)
      return key instanceof Promise ? key.then((found) => matches(message, found)) : matches(message, key)
    },
  }
}

function messageOf({ headers }: InboundRequest, body: Uint8Array): SnsMessage {
  if (headers[RAW] === 'true') {
    throw new RefuseRequest(
      401,
      'signature_missing',
      'Raw message delivery has no signature: turn it off for this subscription.',
    )
  }
  const piece = readJson(body)
  const message = piece.kind === 'value' ? readMessage(piece.value) : null
  return message === null || message.signature === '' ? refuse('signature_missing') : message
}

function matches({ signatureVersion, signature, signedText }: SnsMessage, key: KeyObject): undefined {
  const algorithm = ALGORITHMS[signatureVersion]
  if (algorithm === undefined || signature.length > 2000) return refuse('signature_invalid')
  const right = verify(algorithm, Buffer.from(signedText, 'utf8'), key, Buffer.from(signature, 'base64'))
  return right ? undefined : refuse('signature_invalid')
}
