import type { MadeFeed, Posted } from './feed.ts'

export interface Sent extends Posted {
  readonly id: string
  readonly sentAt: number
  readonly answeredAt: number
}

export interface Sender {
  /** Answered so far, in the order of the answers. */
  readonly sent: readonly Sent[]
  /** Milliseconds it sent for. */
  stop(): Promise<number>
}

/** Posts without a pause, whether or not the one before is answered, as an independent sender does. */
export function startSender(
  feed: Pick<MadeFeed, 'post'>,
  payloadOf: (id: string) => unknown,
  perSecond: number,
): Sender {
  const sent: Sent[] = []
  const underWay: Promise<void>[] = []
  const begun = Date.now()
  let posted = 0
  const one = async (id: string): Promise<void> => {
    const sentAt = Date.now()
    const answer = await feed.post(payloadOf(id))
    sent.push({ ...answer, id, sentAt, answeredAt: Date.now() })
  }
  // A late timer makes up for what it missed.
  const timer = setInterval(() => {
    while (posted < ((Date.now() - begun) / 1000) * perSecond) underWay.push(one(`sent-${begun}-${++posted}`))
  }, 1000 / perSecond)
  return {
    sent,
    async stop() {
      clearInterval(timer)
      const ms = Date.now() - begun
      await Promise.all(underWay)
      return ms
    },
  }
}
