import { type ConnectorLog, NeedsHuman, type PullRun } from '@halcyon/connector-kit'
import { ListOffsetTimestamps } from '@platformatic/kafka'
import type { KafkaClient } from '../client/client.ts'
import { askCoordinator } from '../client/coordinator.ts'
import { within } from '../client/kafka-error.ts'
import type { Settings } from '../settings.ts'
import { standingOf } from './checkpoint.ts'
import { isPattern, topicsOf } from './topics.ts'

/** A partition that is read. */
export interface Place {
  readonly name: string
  readonly topic: string
  readonly partition: number
  topicId: string
  /** Broker that has it; -1 while none is elected. */
  leader: number
  /** What is fetched next. */
  offset: bigint
  /** Of a range: the first offset that is not read. */
  until: bigint | null
}

/** What decides where a new place begins: a time of `ListOffsets`, or the group. */
type Beginning = bigint | 'group'

const { EARLIEST, LATEST } = ListOffsetTimestamps

const timestampOf = (time: number | 'earliest' | 'latest'): bigint =>
  typeof time === 'number' ? BigInt(time) : time === 'earliest' ? EARLIEST : LATEST

/** Which partitions a run reads, who has them, and where each begins. */
export class Assignment {
  readonly places = new Map<string, Place>()
  readonly range: string | null
  readonly #client: KafkaClient
  readonly #settings: Settings
  readonly #run: PullRun
  readonly #log: ConnectorLog
  #begun = false

  constructor(client: KafkaClient, settings: Settings, run: PullRun, log: ConnectorLog) {
    this.#client = client
    this.#settings = settings
    this.#run = run
    this.#log = log
    this.range = run.range === null ? null : `${run.range.from}/${run.range.to}`
  }

  /** Looks again which topics and partitions there are; answers those that were never read before. */
  async refresh(): Promise<Place[]> {
    const wanted = this.#settings.topics
    const existing = wanted.some(isPattern) ? await this.#client.topicNames() : []
    const topics = topicsOf(wanted, existing)
    const found = await this.#partitionsOf(topics)
    for (const [name, place] of this.places) {
      const now = found.get(name)
      if (now === undefined || now.topicId !== place.topicId) this.places.delete(name)
      else place.leader = now.leader
      if (now !== undefined && now.topicId !== place.topicId)
        this.#log.warn(`The topic ${place.topic} was made anew: it is read from its beginning.`)
    }
    const added = [...found.values()].filter(({ name, leader }) => !this.places.has(name) && leader >= 0)
    const unread = await this.#begin(added)
    this.#begun = true
    return unread
  }

  async #partitionsOf(topics: readonly string[]): Promise<Map<string, Place>> {
    this.#client.topics.untrackAll(...this.#client.topics.current.filter((topic) => !topics.includes(topic)))
    this.#client.topics.trackAll(...topics.filter((topic) => !this.#client.topics.current.includes(topic)))
    const metadata = await this.#client.metadata({ topics: [...topics], forceUpdate: true }).catch((error: unknown) => {
      throw missingTopic(error) ?? error
    })
    const found = new Map<string, Place>()
    for (const [topic, known] of metadata.topics) {
      for (const [partition, { leader }] of (known?.partitions ?? []).entries()) {
        const name = `${topic}/${partition}`
        found.set(name, { name, topic, partition, topicId: known.id, leader, offset: 0n, until: null })
      }
    }
    return found
  }

  /** Answers those whose beginning must be kept, since it would be another one the next time. */
  async #begin(added: readonly Place[]): Promise<Place[]> {
    const unread: Place[] = []
    const asked = new Map<Beginning, Place[]>()
    for (const place of added) {
      const beginning = this.#beginningOf(place)
      if (typeof beginning === 'object') place.offset = beginning.offset
      else asked.set(beginning, [...(asked.get(beginning) ?? []), place])
      if (typeof beginning !== 'object') unread.push(place)
    }
    for (const [beginning, places] of asked) await this.#ask(beginning, places, 'offset')
    const { range } = this.#run
    if (range !== null) await this.#ask(BigInt(Date.parse(range.to)), added, 'until')
    for (const place of added) this.places.set(place.name, place)
    return unread
  }

  #beginningOf({ name, topic, topicId }: Place): { readonly offset: bigint } | Beginning {
    const { checkpoints, range } = this.#run
    const checkpoint = checkpoints.get(name)
    const standing = checkpoint === undefined ? null : standingOf(name, checkpoint)
    if (standing?.kind === 'offset' && standing.range === this.range) {
      if (standing.topicId === null || standing.topicId === topicId) return { offset: standing.offset }
      this.#log.warn(`The topic ${topic} was made anew: it is read from its beginning.`)
      return EARLIEST
    }
    if (range !== null) return BigInt(Date.parse(range.from))
    if (standing?.kind === 'time') return timestampOf(standing.time)
    return this.#isLater(topic) ? EARLIEST : this.#configured()
  }

  /** It came when the feed was running already: nothing of it may be left out. */
  #isLater(topic: string): boolean {
    if (this.#begun) return true
    const known = [...this.#run.checkpoints.keys()]
    return this.#settings.topics.includes(topic) ? known.some((name) => name.startsWith(`${topic}/`)) : known.length > 0
  }

  #configured(): Beginning {
    const { start } = this.#settings
    if (typeof start === 'string') return timestampOf(start)
    return 'group' in start ? 'group' : BigInt(Date.parse(start.timestamp))
  }

  async #ask(beginning: Beginning, places: readonly Place[], into: 'offset' | 'until'): Promise<void> {
    if (places.length === 0) return
    if (beginning === 'group') return this.#askGroup(places)
    const offsets = await this.offsets(beginning, places)
    const none = places.filter((place) => (offsets.get(place.name) ?? -1n) < 0n)
    // No record is as late as the time.
    const ends = none.length === 0 ? offsets : await this.offsets(LATEST, none)
    for (const place of places) {
      const offset = offsets.get(place.name) ?? -1n
      place[into] = offset >= 0n ? offset : (ends.get(place.name) ?? 0n)
    }
  }

  async #askGroup(places: readonly Place[]): Promise<void> {
    const committed = await committedOffsets(this.#client, places)
    const none: Place[] = []
    for (const place of places) {
      const offset = committed.get(place.name)
      if (offset === undefined) none.push(place)
      else place.offset = offset
    }
    await this.#ask(EARLIEST, none, 'offset')
  }

  /** The first offset of this time or later by partition; -1 = there is none. */
  async offsets(
    timestamp: bigint,
    places: readonly Pick<Place, 'topic' | 'partition'>[],
  ): Promise<Map<string, bigint>> {
    return listOffsets(this.#client, timestamp, places)
  }
}

type Partition = Pick<Place, 'topic' | 'partition'>

export async function listOffsets(
  client: KafkaClient,
  timestamp: bigint,
  places: readonly Partition[],
): Promise<Map<string, bigint>> {
  const byTopic = Map.groupBy(places, ({ topic }) => topic)
  const partitions = Object.fromEntries(
    [...byTopic].map(([topic, some]) => [topic, some.map(({ partition }) => partition)]),
  )
  const answer = await client.listOffsets({ topics: [...byTopic.keys()], partitions, timestamp })
  return byName(answer, (offset) => offset)
}

/** Where the group stands by partition; those where it stands nowhere are absent. */
export async function committedOffsets(
  client: KafkaClient,
  places: readonly Partition[],
): Promise<Map<string, bigint>> {
  const byTopic = Map.groupBy(places, ({ topic }) => topic)
  const topics = [...byTopic].map(([topic, some]) => ({ topic, partitions: some.map(({ partition }) => partition) }))
  const answer = await askCoordinator(() => client.listCommittedOffsets({ topics }))
  return byName(answer, (offset) => (offset < 0n ? undefined : offset))
}

function byName(
  offsets: ReadonlyMap<string, readonly (bigint | undefined)[]>,
  keep: (offset: bigint) => bigint | undefined,
): Map<string, bigint> {
  const named = new Map<string, bigint>()
  for (const [topic, list] of offsets) {
    for (const [partition, offset] of list.entries()) {
      const kept = offset === undefined ? undefined : keep(offset)
      if (kept !== undefined) named.set(`${topic}/${partition}`, kept)
    }
  }
  return named
}

/** The client says in words which topic there is not. */
function missingTopic(error: unknown): NeedsHuman | null {
  const found = [...within(error)].find(({ message }) => message.startsWith('Unknown topic'))
  if (found === undefined) return null
  const name = found.message.slice('Unknown topic '.length).replace(/\.$/, '')
  return new NeedsHuman(
    'source_not_found',
    `The cluster has no topic ${name}, or this account may not see it.`,
    'Correct its name, create it, or give the account Describe on it.',
  )
}
