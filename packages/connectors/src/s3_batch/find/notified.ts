import type { ConnectorHost, FileStanding, Found, FoundFault, ListedFile } from '@halcyon/connector-kit'
import { objectFault } from '../client/errors.ts'
import { HIDDEN_SECONDS, type Message, type Queue } from '../client/queue.ts'
import type { Settings } from '../settings.ts'
import { compileKeys } from './keys.ts'
import { type NotifiedObject, objectsOf } from './notification.ts'
import { isUnder } from './prefixes.ts'

export interface Notified {
  /** What the messages name, until none is left. */
  found(standing: FileStanding): AsyncGenerator<Found>
  /** Messages of which nothing is left to be done are taken out of the queue. */
  committed(found: readonly (ListedFile | FoundFault)[]): Promise<void>
}

/** A message and how many of its objects are not committed yet. */
interface OpenMessage {
  readonly message: Message
  left: number
}

/** Messages that are worked on stay hidden: asked for anew well before the time is over. */
const HIDE_AGAIN_MS = (HIDDEN_SECONDS * 1000) / 3
/** To give back what was not read, when all else has been told to stop. */
const RELEASE_MS = 5_000
const FULL = 10

/**
 * The objects that a queue's messages name. A message is deleted once the records of all its objects are committed, and given back where
 * the run ends before. One that comes again is known by the ledger, and its records by their ids.
 * @param head what is there under a key now
 */
export function notifiedObjects(
  host: Pick<ConnectorHost<unknown>, 'log' | 'now'>,
  queue: Queue,
  { bucket, find }: Settings,
  head: (key: string) => Promise<ListedFile>,
): Notified {
  const open = new Map<ListedFile | FoundFault, OpenMessage>()
  const keys = compileKeys(find)
  const isWanted = ({ bucket: of, key, file }: NotifiedObject): boolean =>
    of === bucket &&
    keys.matches(key) &&
    find.prefixes.some((prefix) => isUnder(prefix, key)) &&
    file?.size !== 0 &&
    (find.from === null || file === null || file.modified >= find.from)

  async function* found(standing: FileStanding): AsyncGenerator<Found> {
    const again = setInterval(() => void hideAgain(), HIDE_AGAIN_MS)
    try {
      for (;;) {
        const messages = await queue.receive()
        if (messages.length === 0) return
        const done: Message[] = []
        const next: (ListedFile | FoundFault)[] = []
        for (const message of messages) {
          const these = await foundIn(message, standing)
          const entry = { message, left: these.length }
          for (const one of these) open.set(one, entry)
          if (these.length === 0) done.push(message)
          next.push(...these)
        }
        await queue.remove(done)
        for (const one of next) {
          // Two messages of one object: the first one stays in the queue until its records are committed.
          if (!('page' in one) && standing.wasRead(one)) await committed([one])
          else yield one
        }
        // The next messages may let wait for them: what there is is not held back for it.
        if (messages.length < FULL) yield null
      }
    } finally {
      clearInterval(again)
      await giveBack()
    }
  }

  /** What is still to be read of what a message names. */
  async function foundIn(message: Message, standing: FileStanding): Promise<(ListedFile | FoundFault)[]> {
    const objects = objectsOf(message.body)
    if (objects === null) return [faultOf(message, host.now())]
    const files: ListedFile[] = []
    for (const object of objects.filter(isWanted)) {
      const file = object.file ?? (await there(object.key))
      if (file !== null && file.size > 0 && !standing.wasRead(file)) files.push({ ...file })
    }
    return files
  }

  /** Null: it has been deleted. */
  async function there(key: string): Promise<ListedFile | null> {
    try {
      return await head(key)
    } catch (error) {
      if (objectFault(error) === 'source_not_found') return null
      throw error
    }
  }

  const openMessages = (): Message[] => [...new Set(open.values())].map(({ message }) => message)

  async function hideAgain(): Promise<void> {
    try {
      await queue.hide(openMessages(), HIDDEN_SECONDS)
    } catch (error) {
      host.log.warn('Messages could not be kept hidden, and may be read twice', { reason: reasonOf(error) })
    }
  }

  async function giveBack(): Promise<void> {
    const messages = openMessages()
    open.clear()
    try {
      await queue.hide(messages, 0, AbortSignal.timeout(RELEASE_MS))
    } catch (error) {
      host.log.info('Messages could not be given back, and come again by themselves', { reason: reasonOf(error) })
    }
  }

  async function committed(these: readonly (ListedFile | FoundFault)[]): Promise<void> {
    const done: Message[] = []
    for (const one of these) {
      const entry = open.get(one)
      open.delete(one)
      if (entry === undefined) continue
      entry.left--
      if (entry.left === 0) done.push(entry.message)
    }
    await queue.remove(done)
  }

  return { found, committed }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Kept as a dead letter, and taken out of the queue: it would come again for ever. */
function faultOf({ id, body }: Message, now: number): FoundFault {
  const raw = Buffer.from(body)
  const name = `message ${id}`
  return {
    page: {
      body: raw,
      headers: { 'content-type': 'application/json', 'x-file': encodeURI(name) },
      receivedAt: now,
      items: [
        {
          kind: 'malformed',
          raw,
          code: 'notification_invalid',
          message: `The ${name} of the queue names no object: it is no event of S3, nor one by way of SNS or EventBridge.`,
          deliveryId: name,
        },
      ],
    },
  }
}
