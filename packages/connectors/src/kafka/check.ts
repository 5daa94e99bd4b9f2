import { type CheckReport, type ConnectorHost, connectorError, NeedsHuman, RetryLater } from '@halcyon/connector-kit'
import { ListOffsetTimestamps } from '@platformatic/kafka'
import { KafkaClient } from './client/client.ts'
import { kafkaError } from './client/kafka-error.ts'
import { tryTls } from './client/try-tls.ts'
import type { KafkaConfig } from './config/config.ts'
import { validateConfig } from './config/validate.ts'
import { Assignment, committedOffsets, listOffsets, type Place } from './read/assignment.ts'
import { schemaRegistry } from './records/registry.ts'
import { type RegistrySettings, type Settings, secretsOf, settingsOf } from './settings.ts'

type Step = CheckReport['steps'][number]
type Host = ConnectorHost<KafkaConfig>

/** As a run does it, up to the first record. It ends with the first step that fails. */
export async function check(host: Host): Promise<CheckReport> {
  const steps: Step[] = []
  let client: KafkaClient | null = null
  const step = async <T>(
    name: string,
    work: () => Promise<{ readonly detail: string; readonly value: T }>,
  ): Promise<T> => {
    const start = host.now()
    try {
      const { detail, value } = await work()
      steps.push({ name, ok: true, ms: host.now() - start, detail })
      return value
    } catch (error) {
      steps.push({ ...failed(name, error), ms: host.now() - start })
      throw new Ended()
    }
  }
  try {
    await step('configuration', () => configuration(host))
    const settings = settingsOf(host.config)
    await step('address', () => addresses(host, settings))
    if (settings.tls !== null) await step('encryption', () => encryption(host, settings))
    const made = new KafkaClient(settings, host)
    client = made
    await step('sign-in', () => signIn(made, settings))
    const places = await step('topics', () => topics(made, settings, host))
    const group = settings.groupId === null ? null : await step('group', () => groupOf(made, settings.groupId, places))
    await step('records', () => records(made, settings, places, group))
    const { format } = settings
    if ('registry' in format) await step('schema registry', () => registry(format.registry, host))
  } catch (error) {
    if (!(error instanceof Ended)) throw error
  } finally {
    // The report stands, however the connections close.
    await client?.end().catch(() => undefined)
  }
  return { ok: steps.every(({ ok }) => ok), steps }
}

class Ended extends Error {}

function failed(name: string, error: unknown): Omit<Step, 'ms'> {
  const known = connectorError(kafkaError(error))
  const detail = known instanceof Error ? known.message : String(known)
  if (known instanceof NeedsHuman) return { name, ok: false, detail, action: known.action }
  if (known instanceof RetryLater)
    return { name, ok: false, detail, action: 'Look whether the cluster is up, and reachable from this server.' }
  throw error
}

async function configuration(host: Host) {
  const [first] = validateConfig(host.config)
  if (first !== undefined)
    throw new NeedsHuman(first.code, `${first.path}: ${first.message}`, first.suggestion ?? 'Mend the configuration.')
  for (const field of secretsOf(settingsOf(host.config))) {
    if (!host.secret(field).some(({ value }) => value !== ''))
      throw new NeedsHuman('secret_missing', `The secret "${field}" is not set.`, `Choose a secret for "${field}".`)
  }
  return { detail: 'The configuration is whole, and its secrets are set.', value: undefined }
}

/** One broker that answers is enough; one that does not is named. */
async function addresses(host: Host, { brokers, tls }: Settings) {
  const tried = await Promise.allSettled(
    brokers.map(async (broker) => {
      const socket = await host.http.connect({ ...broker, secure: tls !== null, signal: host.signal })
      socket.destroy()
    }),
  )
  const reached = brokers.filter((_, index) => tried[index]?.status === 'fulfilled')
  const refused = tried.find((one) => one.status === 'rejected')
  if (reached.length === 0 && refused !== undefined) throw refused.reason
  const silent = brokers.filter((broker) => !reached.includes(broker)).map(({ host, port }) => `${host}:${port}`)
  const rest = silent.length === 0 ? '' : ` No answer from ${silent.join(', ')}.`
  return { detail: `${reached.length} of ${brokers.length} brokers answer.${rest}`, value: undefined }
}

async function encryption(host: Host, settings: Settings) {
  return { detail: await tryTls(host, settings), value: undefined }
}

async function registry(settings: RegistrySettings, host: Host) {
  await schemaRegistry(settings, host)(1)
  return { detail: `The registry at ${URL.parse(settings.url)?.host} answers.`, value: undefined }
}

async function signIn(client: KafkaClient, { auth }: Settings) {
  const { brokers } = await client.metadata({ topics: [], forceUpdate: true })
  const who = auth.kind === 'sasl' ? ` as "${auth.username}"` : auth.kind === 'oauthbearer' ? ' with a token' : ''
  const names = [...brokers.values()].map(({ host, port }) => `${host}:${port}`)
  return { detail: `Signed in${who}. The cluster’s brokers are ${names.join(', ')}.`, value: undefined }
}

async function topics(client: KafkaClient, settings: Settings, host: Host) {
  const run = { checkpoints: new Map(), range: null, maxItems: 1, signal: host.signal }
  const assignment = new Assignment(client, { ...settings, start: 'earliest' }, run, host.log)
  await assignment.refresh()
  const places = [...assignment.places.values()]
  if (places.length === 0)
    throw new NeedsHuman(
      'source_not_found',
      'No topic matches that this account may see.',
      'Correct the pattern, or give the account Describe on the topics.',
    )
  const byTopic = Map.groupBy(places, ({ topic }) => topic)
  const some = [...byTopic].slice(0, 20).map(([topic, parts]) => `${topic} (${parts.length} partitions)`)
  const more = byTopic.size > 20 ? `, and ${byTopic.size - 20} more` : ''
  return { detail: `${some.join(', ')}${more}.`, value: places }
}

async function groupOf(client: KafkaClient, groupId: string | null, places: readonly Place[]) {
  const committed = await committedOffsets(client, places)
  const known = places.filter(({ name }) => committed.has(name)).length
  return { detail: `The group ${groupId} stands in ${known} of ${places.length} partitions.`, value: committed }
}

/** Reads one answer of each broker, and says how much there is. */
async function records(
  client: KafkaClient,
  settings: Settings,
  places: readonly Place[],
  committed: ReadonlyMap<string, bigint> | null,
) {
  const ends = await listOffsets(client, ListOffsetTimestamps.LATEST, places)
  const filled = places.filter(({ name, offset }) => (ends.get(name) ?? 0n) > offset)
  for (const [node, some] of Map.groupBy(filled, ({ leader }) => leader)) {
    const topics = some.map(({ topicId, partition, offset }) => ({
      topicId,
      partitions: [
        { partition, fetchOffset: offset, currentLeaderEpoch: -1, lastFetchedEpoch: -1, partitionMaxBytes: 1 },
      ],
    }))
    await client.read(node, topics, { ...settings, fetchBytes: 1 })
  }
  const sum = (from: (place: Place) => bigint): bigint =>
    places.reduce((total, place) => total + (ends.get(place.name) ?? 0n) - from(place), 0n)
  const kept = `${sum(({ offset }) => offset)} records are kept`
  const lag =
    committed === null
      ? ''
      : `, ${sum(({ name, offset }) => committed.get(name) ?? offset)} of them after the group’s place`
  return { detail: `${kept}${lag}. They may be read.`, value: undefined }
}
