import type { ConnectorHost, PullBatch, PullPage } from '@halcyon/connector-kit'
import type { Channel, GetMessage } from 'amqplib'
import { boundMessages } from '../client/bounded.ts'
import type { Session } from '../client/session.ts'
import type { Settings } from '../config/settings.ts'
import type { BodyReader } from '../records/body.ts'
import { pageOf } from '../records/message.ts'

/** More nobody looks at, and all of them go back. */
const MAX_MESSAGES = 50

/** The first messages of the queue, as one batch; all of them stay in it, in their order. */
export async function* look(
  session: Session,
  settings: Settings,
  read: BodyReader,
  maxItems: number,
  host: Pick<ConnectorHost<unknown>, 'now'>,
): AsyncGenerator<PullBatch> {
  const pages = await firstMessages(session, settings, read, Math.min(maxItems, MAX_MESSAGES), host)
  if (pages.length > 0) yield { pages, checkpoints: [] }
}

/** What was not acknowledged on a channel goes back with its end. @throws NeedsHuman, RetryLater */
export async function firstMessages(
  session: Session,
  settings: Settings,
  read: BodyReader,
  most: number,
  { now }: Pick<ConnectorHost<unknown>, 'now'>,
): Promise<readonly PullPage[]> {
  const channel = await session.channel({ mayFail: true })
  const sizeOf = boundMessages(channel, settings.messageBytes)
  try {
    const pages: PullPage[] = []
    while (pages.length < most) {
      const message = await get(channel, settings.queue)
      if (message === null) break
      pages.push(await pageOf(message, sizeOf(message), settings, read, now()))
    }
    await channel.close()
    return pages
  } catch (error) {
    throw session.failure(error)
  }
}

async function get(channel: Channel, queue: string): Promise<GetMessage | null> {
  const message = await channel.get(queue, { noAck: false })
  return message === false ? null : message
}
