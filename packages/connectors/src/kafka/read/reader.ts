import { setTimeout as sleep } from 'node:timers/promises'
import { type ConnectorLog, NeedsHuman } from '@halcyon/connector-kit'
import { ListOffsetTimestamps } from '@platformatic/kafka'
import type { FetchResponse, KafkaClient } from '../client/client.ts'
import { mayHaveMoved, within } from '../client/kafka-error.ts'
import type { Message } from '../records/message.ts'
import type { Settings } from '../settings.ts'
import { committedBatches, type Fetched, hasLogAppendTime } from './aborted.ts'
import type { Assignment, Place } from './assignment.ts'

/** What a partition gave. */
export interface Portion {
  readonly place: Pick<Place, 'name' | 'topic' | 'partition' | 'topicId'>
  readonly messages: readonly Message[]
  /** Next offset after these messages. */
  readonly next: bigint
  /** Offset after the last record that may be read now. */
  readonly end: bigint
}

export interface Reading {
  /** Partitions that are read for the first time, where they begin. */
  readonly begun: readonly Place[]
  readonly portions: readonly Portion[]
}

type Answer = { readonly node: number; readonly asked: ReadonlyMap<string, bigint> } & (
  | { readonly response: FetchResponse }
  | { readonly error: unknown }
)

/** So often it is looked for new topics and partitions. */
const REFRESH_MS = 60_000
/** As long as the cluster elects leaders, it is asked again so soon. */
const ELECTION_MS = 500
/** After so long without an answer, what is wrong is said. */
const PATIENCE_MS = 20_000
const OFFSET_OUT_OF_RANGE = 1

/** Asks each broker for what it has of the partitions, one answer ahead of what is taken. */
export class Reader {
  readonly #client: KafkaClient
  readonly #assignment: Assignment
  readonly #settings: Settings
  readonly #signal: AbortSignal
  readonly #log: ConnectorLog
  readonly #asked = new Map<number, Promise<Answer>>()
  #refreshAt = 0
  #troubleSince: number | null = null

  constructor(client: KafkaClient, assignment: Assignment, settings: Settings, signal: AbortSignal, log: ConnectorLog) {
    this.#client = client
    this.#assignment = assignment
    this.#settings = settings
    this.#signal = signal
    this.#log = log
  }

  /** What came next, which may be nothing; null: a range is read to its end. */
  async next(): Promise<Reading | null> {
    for (;;) {
      this.#signal.throwIfAborted()
      if (performance.now() >= this.#refreshAt) {
        const begun = await this.#refresh()
        if (begun.length > 0) return { begun, portions: [] }
      }
      this.#ask()
      if (this.#asked.size === 0) {
        if (this.#isDone()) return null
        await this.#wait()
        continue
      }
      const answer = await Promise.race(this.#asked.values())
      this.#asked.delete(answer.node)
      if ('error' in answer) {
        await this.#recover(answer.error)
        continue
      }
      this.#troubleSince = null
      const portions = this.#take(answer.response, answer.asked)
      this.#ask()
      return { begun: [], portions }
    }
  }

  async #refresh(): Promise<Place[]> {
    const begun = await this.#assignment.refresh()
    const leaderless = [...this.#assignment.places.values()].some(({ leader }) => leader < 0)
    this.#refreshAt = performance.now() + (leaderless ? ELECTION_MS : REFRESH_MS)
    return begun
  }

  #isDone(): boolean {
    return this.#assignment.range !== null && [...this.#assignment.places.values()].every(isRead)
  }

  async #wait(): Promise<void> {
    await sleep(ELECTION_MS, undefined, { signal: this.#signal })
    this.#refreshAt = 0
  }

  /** Each broker has one question at a time. */
  #ask(): void {
    const byLeader = Map.groupBy(this.#assignment.places.values(), (place) => (isRead(place) ? -1 : place.leader))
    for (const [node, places] of byLeader) {
      if (node < 0 || this.#asked.has(node)) continue
      const asked = new Map(places.map(({ name, offset }) => [name, offset]))
      this.#asked.set(
        node,
        this.#client.read(node, this.#request(places), this.#settings).then(
          (response) => ({ node, asked, response }),
          (error: unknown) => ({ node, asked, error }),
        ),
      )
    }
  }

  #request(places: readonly Place[]): Parameters<KafkaClient['read']>[1] {
    const { fetchBytes } = this.#settings
    return [...Map.groupBy(places, ({ topicId }) => topicId)].map(([topicId, some]) => ({
      topicId,
      partitions: some.map(({ partition, offset }) => ({
        partition,
        fetchOffset: offset,
        currentLeaderEpoch: -1,
        lastFetchedEpoch: -1,
        partitionMaxBytes: fetchBytes,
      })),
    }))
  }

  #take({ responses }: FetchResponse, asked: ReadonlyMap<string, bigint>): Portion[] {
    const byId = new Map(
      [...this.#assignment.places.values()].map((place) => [`${place.topicId}/${place.partition}`, place]),
    )
    const portions: Portion[] = []
    for (const { topicId, partitions } of responses) {
      for (const fetched of partitions) {
        const place = byId.get(`${topicId}/${fetched.partitionIndex}`)
        // An answer of a broker that has it no more, when another one was asked since.
        if (place === undefined || asked.get(place.name) !== place.offset) continue
        portions.push(this.#portion(place, fetched))
      }
    }
    return portions.filter(({ messages, next, place }) => messages.length > 0 || next !== asked.get(place.name))
  }

  #portion(place: Place, fetched: Fetched): Portion {
    const { offset, until } = place
    const messages: Message[] = []
    for (const batch of committedBatches(fetched)) {
      for (const record of batch.records) {
        const at = batch.firstOffset + BigInt(record.offsetDelta)
        // A batch comes whole, also where its middle was asked for.
        if (at < offset || (until !== null && at >= until)) continue
        const time = hasLogAppendTime(batch) ? batch.maxTimestamp : batch.firstTimestamp + record.timestampDelta
        const { key, value, headers } = record
        const { topic, topicId, partition } = place
        messages.push({ topic, topicId, partition, offset: at, time: Number(time), key, value, headers })
      }
    }
    const last = fetched.records?.at(-1)
    const after = last === undefined ? offset : last.firstOffset + BigInt(last.lastOffsetDelta) + 1n
    const next = until !== null && after > until ? until : after
    place.offset = next > offset ? next : offset
    const end = this.#settings.readCommitted ? fetched.lastStableOffset : fetched.highWatermark
    return { place: { ...place }, messages, next: place.offset, end }
  }

  /** What may pass while the cluster changes is waited for; then it is said. */
  async #recover(error: unknown): Promise<void> {
    this.#signal.throwIfAborted()
    if (await this.#resetLost(error)) return
    this.#troubleSince ??= performance.now()
    if (!mayHaveMoved(error) || performance.now() - this.#troubleSince > PATIENCE_MS) throw error
    this.#log.debug('The cluster is asked again who has the partitions.', { reason: String(error) })
    this.#client.clearMetadata()
    await this.#wait()
  }

  /** Partitions of which the next record is gone. */
  async #resetLost(error: unknown): Promise<boolean> {
    const response = [...within(error)].map((one) => (one as { response?: FetchResponse }).response).find(Boolean)
    const lost: Place[] = []
    for (const { topicId, partitions } of response?.responses ?? []) {
      for (const { partitionIndex, errorCode } of partitions) {
        if (errorCode !== OFFSET_OUT_OF_RANGE) continue
        for (const place of this.#assignment.places.values())
          if (place.topicId === topicId && place.partition === partitionIndex) lost.push(place)
      }
    }
    if (lost.length === 0) return false
    const earliest = await this.#assignment.offsets(ListOffsetTimestamps.EARLIEST, lost)
    for (const place of lost) this.#resume(place, earliest.get(place.name) ?? 0n)
    return true
  }

  #resume(place: Place, earliest: bigint): void {
    const { name, offset } = place
    const what =
      offset < earliest
        ? `${earliest - offset} records of ${name} are gone: offset ${offset} comes next, and the topic begins at ${earliest}.`
        : `${name} has no offset ${offset}: it was cut short or made anew.`
    if (this.#settings.outOfRange === 'stop')
      throw new NeedsHuman('offset_out_of_range', what, `Set the checkpoint of ${name} to {"offset": ${earliest}}.`)
    this.#log.error(`${what} It goes on at ${earliest}.`, { partition: name })
    place.offset = earliest
  }
}

const isRead = ({ until, offset }: Place): boolean => until !== null && offset >= until
