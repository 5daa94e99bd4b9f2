import { type ConnectorHost, connectorError, NeedsHuman, type OutboundAnswer, RetryLater } from '@halcyon/connector-kit'
import { decodeUtf8, type ErrorCode, isJsonObject, type JsonObject, type JsonValue, parseJson } from '@halcyon/domain'
import type { Credentials } from './credentials.ts'
import { signed } from './sign.ts'

export interface Message {
  readonly id: string
  readonly body: string
  readonly receiptHandle: string
}

/** A queue of SQS, by its JSON protocol (docs.aws.amazon.com, SQS API reference, "AWS JSON protocol"). */
export interface Queue {
  /** Up to ten, hidden from others for `HIDDEN_SECONDS`; none: the queue is empty. */
  receive(): Promise<readonly Message[]>
  /** Taken out of the queue for good; one that has come back to it meanwhile is not. */
  remove(messages: readonly Message[]): Promise<void>
  /** Hidden from now on for so long; 0: there for everybody again. */
  hide(messages: readonly Message[], seconds: number, signal?: AbortSignal): Promise<void>
  /** How many messages wait. */
  size(): Promise<number>
}

export const HIDDEN_SECONDS = 300
/** How long an answer waits for a first message. */
const WAIT_SECONDS = 2
const AT_ONCE = 10
/** Ten messages of 1 MiB, and what stands around them. */
const MAX_ANSWER = 16 * 1024 * 1024

export function openQueue(
  host: Pick<ConnectorHost<unknown>, 'http' | 'signal' | 'log'>,
  { url, region }: { readonly url: string; readonly region: string },
  credentials: () => Promise<Credentials>,
): Queue {
  const call = async (action: string, input: JsonObject, signal = host.signal): Promise<JsonObject> => {
    const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${action}` }
    const body = JSON.stringify({ QueueUrl: url, ...input })
    const place = new URL('/', url)
    const request = await signed({ url: place, service: 'sqs', region, headers, body }, await credentials())
    const answer = await host.http.request({ ...request, signal, maxBytes: MAX_ANSWER }).catch((error: unknown) => {
      throw connectorError(error)
    })
    const output = objectOf(answer)
    if (answer.status !== 200) throw queueError(action, answer, output)
    return output ?? {}
  }
  /** @returns how many it refused, with a reason */
  const batch = async (action: string, entries: readonly JsonObject[], signal?: AbortSignal): Promise<void> => {
    for (let at = 0; at < entries.length; at += AT_ONCE) {
      const Entries = entries.slice(at, at + AT_ONCE).map((entry, index) => ({ Id: String(index), ...entry }))
      const { Failed } = await call(action, { Entries }, signal)
      const failed = listOf(Failed)
      if (failed.length > 0)
        host.log.warn('The queue refused messages', {
          action,
          count: failed.length,
          reason: textOf(failed[0]?.Message),
        })
    }
  }
  return {
    async receive() {
      const { Messages } = await call('ReceiveMessage', {
        MaxNumberOfMessages: AT_ONCE,
        VisibilityTimeout: HIDDEN_SECONDS,
        WaitTimeSeconds: WAIT_SECONDS,
      })
      return listOf(Messages).map(({ MessageId, Body, ReceiptHandle }) => ({
        id: textOf(MessageId),
        body: textOf(Body),
        receiptHandle: textOf(ReceiptHandle),
      }))
    },
    remove: (messages) =>
      batch(
        'DeleteMessageBatch',
        messages.map(({ receiptHandle }) => ({ ReceiptHandle: receiptHandle })),
      ),
    hide: (messages, seconds, signal) =>
      batch(
        'ChangeMessageVisibilityBatch',
        messages.map(({ receiptHandle }) => ({ ReceiptHandle: receiptHandle, VisibilityTimeout: seconds })),
        signal,
      ),
    async size() {
      const { Attributes } = await call('GetQueueAttributes', { AttributeNames: ['ApproximateNumberOfMessages'] })
      return Number(isJsonObject(Attributes) ? Attributes.ApproximateNumberOfMessages : 0)
    },
  }
}

const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '')
const listOf = (value: JsonValue | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isJsonObject) : [])

function objectOf({ body }: OutboundAnswer): JsonObject | null {
  try {
    const value = parseJson(decodeUtf8(body))
    return isJsonObject(value) ? value : null
  } catch {
    return null
  }
}

const RIGHTS =
  'Give the account sqs:ReceiveMessage, sqs:DeleteMessage, sqs:ChangeMessageVisibility and sqs:GetQueueAttributes on the queue; see the guide.'
const KEYS = 'Check the access key id and the secret access key, and that they belong to the queue’s region.'

/** By the end of its `__type` (docs.aws.amazon.com, SQS API reference, "Common errors"). */
const FOR_A_PERSON: readonly (readonly [RegExp, ErrorCode, string])[] = [
  [/QueueDoesNotExist|NonExistentQueue|InvalidAddress/, 'source_not_found', 'Check the address of the queue.'],
  [/AccessDenied/, 'permission_denied', RIGHTS],
  [
    /InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|InvalidSignature|IncompleteSignature|ExpiredToken/,
    'authentication_failed',
    KEYS,
  ],
]

function queueError(action: string, { status }: OutboundAnswer, output: JsonObject | null): Error {
  const type = textOf(output?.__type).split('#').at(-1) ?? ''
  const message = `SQS refused ${action} (${status} ${type}): ${textOf(output?.message ?? output?.Message)}`
  const known = FOR_A_PERSON.find(([pattern]) => pattern.test(type))
  if (known !== undefined) return new NeedsHuman(known[1], message, known[2])
  if (status === 401) return new NeedsHuman('authentication_failed', message, KEYS)
  if (status === 403) return new NeedsHuman('permission_denied', message, RIGHTS)
  return new RetryLater(message)
}
