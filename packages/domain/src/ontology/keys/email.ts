import type { JsonObject } from '../../json/value.ts'
import { attribute, text, textList, timestamp } from '../coerce.ts'
import type { NormalisedKey } from '../contract.ts'
import { normaliseEmail } from '../identifiers/email.ts'
import { emptyKey, entityType, fromNormalised, globalKey, part } from './entity-type.ts'

export const EMAIL_ADDRESS = entityType(
  'email_address',
  'Email address',
  'The addr-spec: display name and brackets stripped, lower-case, domain in A-labels; dots and `+tag` are kept. Global.',
  [attribute('displayName', 'string', 'Display name.', text(512))],
  { text: (input) => fromNormalised(normaliseEmail(input)) },
)

function messageKey(input: string): NormalisedKey {
  const bar = input.lastIndexOf('|')
  const recipient = bar < 0 ? null : normaliseEmail(input.slice(bar + 1))
  const id = stripAngles(recipient?.ok === true ? input.slice(0, bar) : input)
  if (id === '') return emptyKey()
  return globalKey(recipient?.ok === true ? `${id}|${recipient.value}` : id)
}

function stripAngles(input: string): string {
  let text = input.trim()
  while (text.startsWith('<') && text.endsWith('>')) text = text.slice(1, -1).trim()
  return text
}

function fromParts(parts: JsonObject): NormalisedKey {
  const id = part(parts, 'messageId', 'id')
  const recipient = part(parts, 'recipient')
  if (id === '') return emptyKey()
  return messageKey(recipient === '' ? id : `${id}|${recipient}`)
}

export const EMAIL_MESSAGE = entityType(
  'email_message',
  'Email message',
  'The Message-ID without brackets, case kept; with a recipient (`id|recipient`) one delivery of it. Global. Parts: {messageId, recipient?}.',
  [
    attribute('subject', 'string', 'Subject.', text(1024)),
    attribute('from', 'string', 'Sender.', text(512)),
    attribute('to', 'string_list', 'Recipients.', textList(512, 256)),
    attribute('sentAt', 'timestamp', 'When it was sent.', timestamp),
    attribute('direction', 'string', 'Inbound, outbound or internal.', text(64)),
  ],
  { text: messageKey, object: fromParts },
)
