import type { Settings } from '../config/settings.ts'
import type { Session } from './session.ts'

export interface QueueState {
  readonly exists: boolean
  /** Messages that nobody has taken. */
  readonly ready: number
  /** Who else reads it, too. */
  readonly consumers: number
}

/**
 * Looks at the queue, on a channel of its own: the broker closes it where there is none.
 * @throws NeedsHuman, RetryLater; that it is not there only where it is not to be made
 */
export async function lookAtQueue(session: Session, settings: Settings): Promise<QueueState> {
  const channel = await session.channel({ mayFail: true })
  try {
    const { messageCount, consumerCount } = await channel.checkQueue(settings.queue)
    await channel.close()
    return { exists: true, ready: messageCount, consumers: consumerCount }
  } catch (error) {
    if (settings.declare !== null && (error as { readonly code?: unknown }).code === 404)
      return { exists: false, ready: 0, consumers: 0 }
    throw session.failure(error)
  }
}

/** Makes it where it is not there, and binds it. @throws NeedsHuman, RetryLater */
export async function makeQueue(session: Session, settings: Settings): Promise<void> {
  const { declare, queue } = settings
  if (declare === null) return
  const { exists } = await lookAtQueue(session, settings)
  const channel = await session.channel({ mayFail: true })
  try {
    if (!exists) await channel.assertQueue(queue, { durable: true, arguments: { 'x-queue-type': declare.type } })
    for (const key of declare.routingKeys) await channel.bindQueue(queue, declare.exchange, key)
    await channel.close()
  } catch (error) {
    throw session.failure(error)
  }
}
