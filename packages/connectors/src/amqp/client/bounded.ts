import type { Channel, Message } from 'amqplib'

/** What the client hands to a channel: a method, the head of a message with its size, or a piece of its body. */
interface Frame {
  readonly id?: number
  readonly fields?: object
  readonly size?: number
  readonly content?: Buffer
}

declare module 'amqplib' {
  interface Channel {
    accept(frame: Frame): void
  }
}

/**
 * From here on the channel keeps no more than the beginning of a message: the client would gather whatever size the broker says.
 * @returns how many bytes a message had
 */
export function boundMessages(channel: Channel, maxBytes: number): (message: Message) => number {
  const accept = channel.accept
  const sizes = new WeakMap<object, number>()
  let left = 0
  channel.accept = (frame) => {
    const { size, fields, content } = frame
    if (size !== undefined && fields !== undefined) {
      sizes.set(fields, size)
      left = Math.min(size, maxBytes)
      accept.call(channel, { ...frame, size: left })
    } else if (content === undefined) {
      accept.call(channel, frame)
    } else if (left > 0) {
      const kept = content.subarray(0, left)
      left -= kept.byteLength
      accept.call(channel, { ...frame, content: kept })
    }
  }
  return ({ properties, content }) => sizes.get(properties) ?? content.byteLength
}
