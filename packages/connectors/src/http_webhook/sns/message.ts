import { isJsonObject, type JsonValue } from '@halcyon/domain'

/** docs.aws.amazon.com, SNS, "HTTP/HTTPS notification JSON format": what is sent to an HTTP endpoint. */
export interface SnsMessage {
  readonly type: 'Notification' | 'SubscriptionConfirmation' | 'UnsubscribeConfirmation'
  readonly topicArn: string
  /** RFC 3339: when it was published; a repetition keeps it. */
  readonly timestamp: string
  /** '1': SHA-1, '2': SHA-256. */
  readonly signatureVersion: string
  readonly signature: string
  readonly signingCertUrl: string
  /** Of a confirmation. */
  readonly subscribeUrl: string
  /** What the signature covers. */
  readonly signedText: string
}

/** Names in their signed order; `Subject` only where it is there. */
const SIGNED = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  SubscriptionConfirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
  UnsubscribeConfirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
} as const
const OPTIONAL = new Set(['Subject'])

const isType = (text: string): text is SnsMessage['type'] => Object.hasOwn(SIGNED, text)

/** Null for what is none: a field is missing, or is no text. */
export function readMessage(value: JsonValue): SnsMessage | null {
  if (!isJsonObject(value)) return null
  const text = (name: string): string => {
    const found = Object.hasOwn(value, name) ? value[name] : undefined
    return typeof found === 'string' ? found : ''
  }
  const type = text('Type')
  if (!isType(type)) return null
  const names = SIGNED[type].filter((name) => !OPTIONAL.has(name) || text(name) !== '')
  if (names.some((name) => !Object.hasOwn(value, name) || typeof value[name] !== 'string')) return null
  return {
    type,
    topicArn: text('TopicArn'),
    timestamp: text('Timestamp'),
    signatureVersion: text('SignatureVersion'),
    signature: text('Signature'),
    signingCertUrl: text('SigningCertURL'),
    subscribeUrl: text('SubscribeURL'),
    signedText: names.map((name) => `${name}\n${text(name)}\n`).join(''),
  }
}

const TOPIC = /^arn:(aws|aws-cn|aws-us-gov):sns:([a-z0-9-]{3,40}):\d{12}:[A-Za-z0-9_-]{1,256}$/

/** The one host that speaks for a topic's region; null for what is no topic's ARN. */
export function hostOf(topicArn: string): string | null {
  const [, partition, region] = TOPIC.exec(topicArn) ?? []
  if (region === undefined) return null
  return `sns.${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}`
}

/** The address, where it is one of this host by https and nothing beside it; else null. */
export function pinned(text: string, host: string): URL | null {
  if (text.length > 2000 || !URL.canParse(text)) return null
  const url = new URL(text)
  const plain = url.protocol === 'https:' && url.host === host && url.username === '' && url.password === ''
  return plain && url.hash === '' ? url : null
}
