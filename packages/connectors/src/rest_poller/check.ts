/** Whether the source can be read with this configuration, step by step; the first that fails ends it. */
import { type CheckReport, type ConnectorHost, NeedsHuman, OutboundError, RetryLater } from '@halcyon/connector-kit'
import { TooMuch } from './answer/errors.ts'
import { secretValue } from './auth/secret.ts'
import type { RestPollerConfig } from './config/config.ts'
import { validateConfig } from './config/validate.ts'
import { FIRST } from './paging/position.ts'
import { type Fetched, fetched, type Poller, pollerOf } from './poller.ts'
import { timeWindow } from './progress/windows.ts'
import { readPartitions } from './read-partitions.ts'
import { deliveryIds } from './records/delivery-id.ts'
import type { Values } from './request/template.ts'
import { instantOf, milliseconds } from './request/time.ts'
import { type Settings, secretsOf, settingsOf } from './settings.ts'

type Step = CheckReport['steps'][number]
type Result = Pick<Step, 'ok' | 'detail' | 'action'>

/** What one step finds out for the next ones. */
interface Found {
  partition: string
  page: Fetched | null
}

export async function check(host: ConnectorHost<RestPollerConfig>): Promise<CheckReport> {
  const steps: Step[] = []
  for (const [name, run] of stepsOf(host)) {
    const start = host.now()
    const result = await run().catch(failed)
    steps.push({ name, ms: host.now() - start, ...result })
    if (!result.ok) return { ok: false, steps }
  }
  return { ok: true, steps }
}

type Named = readonly [name: string, run: () => Promise<Result>]

function* stepsOf(host: ConnectorHost<RestPollerConfig>): Generator<Named> {
  yield ['configuration', async () => configuration(host.config)]
  const settings = impatient(settingsOf(host.config))
  const { auth, url, partitions } = settings
  if (secretsOf(auth).length > 0) yield ['secret', async () => secrets(settings, host)]
  // Without the certificate such a source says nothing, and with it the first page does.
  const proves = auth.kind === 'client_certificate'
  yield ['address', () => (proves ? connection(url, host) : address(url, host))]
  if (url.startsWith('https:') && !proves) yield ['TLS', async () => fine('The certificate is good.')]
  const poller = pollerOf(settings, host)
  const found: Found = { partition: '', page: null }
  yield ['sign-in', () => signIn(poller)]
  if (partitions !== null) yield ['partitions', () => firstPartition(poller, found)]
  yield ['first page', () => firstPage(poller, found).catch(proves ? endedWithoutWord : rethrown)]
  yield ['records found', async () => records(found)]
  if (poller.newest !== null) yield ['cursor field', async () => cursorField(poller, found)]
  if (settings.dedupe.length > 0) yield ['duplicates', async () => duplicates(settings, found)]
}

const fine = (detail: string): Result => ({ ok: true, detail })
const wrong = (detail: string, action: string): Result => ({ ok: false, detail, action })

/** A person is waiting: one attempt, no long wait. */
const impatient = (settings: Settings): Settings => ({
  ...settings,
  limits: { ...settings.limits, attempts: 1, maxWaitSeconds: 5, budget: null },
})

function failed(error: unknown): Result {
  if (error instanceof NeedsHuman || error instanceof OutboundError || error instanceof TooMuch)
    return wrong(error.message, error.action)
  if (error instanceof RetryLater) return wrong(error.message, 'Wait a little, then check again.')
  return wrong(error instanceof Error ? error.message : String(error), 'Look at the settings above, then check again.')
}

function configuration(config: RestPollerConfig): Result {
  const [first, ...more] = validateConfig(config)
  if (first === undefined) return fine('It is complete, and its paths and variables are known.')
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`
  return wrong(`${first.path}: ${first.message}${others}`, first.suggestion ?? 'Mend the configuration.')
}

function secrets({ auth }: Settings, host: ConnectorHost<unknown>): Result {
  const fields = secretsOf(auth)
  for (const field of fields) secretValue(host, field)
  return fine(`Set: ${fields.join(', ')}.`)
}

/** Any answer will do: somebody is there. Nothing of the credentials goes with it. */
async function address(url: string, host: ConnectorHost<unknown>): Promise<Result> {
  try {
    await host.http.request({ url, method: 'HEAD', timeoutMs: 10_000, maxBytes: 64 * 1024, signal: host.signal })
  } catch (error) {
    // It answers, and with that it is there.
    if (!(error instanceof OutboundError && error.code === 'redirect_refused')) throw error
  }
  return fine(`${new URL(url).host} answers.`)
}

const rethrown = (error: unknown): never => {
  throw error
}

/** Many servers say nothing to a certificate they do not take: they end the connection. */
function endedWithoutWord(error: unknown): never {
  if (!(error instanceof OutboundError) || error.code !== 'connection_failed') throw error
  throw new OutboundError('client_certificate_refused', `${error.message} It may not take the client certificate.`)
}

async function connection(url: string, { http, signal }: ConnectorHost<unknown>): Promise<Result> {
  const { hostname, port, host, protocol } = new URL(url)
  const secure = protocol === 'https:'
  const target = { host: hostname, port: Number(port) || (secure ? 443 : 80), secure }
  const socket = await http.connect({ ...target, timeoutMs: 10_000, signal })
  socket.destroy()
  return fine(`${host} answers.`)
}

async function signIn({ credentials, host, settings }: Poller): Promise<Result> {
  const fetched = await credentials.signIn(host.signal)
  if (fetched) return fine('A token was given.')
  return fine(
    settings.auth.kind === 'none' ? 'The source asks for none.' : 'There is none: each request carries its own proof.',
  )
}

async function firstPartition(poller: Poller, found: Found): Promise<Result> {
  const partitions = await readPartitions(poller, poller.host.signal)
  const [first] = partitions
  if (first === undefined)
    return wrong('The source named no partition.', 'Compare "Items at" and "Value at" with what the source answers.')
  found.partition = first
  return fine(partitions.length === 1 ? `One: ${first}.` : `${partitions.length}, the first is ${first}.`)
}

async function firstPage(poller: Poller, found: Found): Promise<Result> {
  const { values, span } = newest(poller)
  const partition = found.partition === '' ? {} : { partition: found.partition }
  const outgoing = poller.request.build({ ...values, ...partition, ...poller.pager.values(FIRST) })
  found.page = await poller.client.ask(outgoing, poller.host.signal, (answer) => fetched(poller, answer))
  const { host, pathname } = new URL(outgoing.url)
  if (found.page === null) return fine(`${host}${pathname} answered, and a rule says that it has no records.`)
  return fine(`${host}${pathname} answered with ${found.page.page.body.byteLength} bytes${span}.`)
}

/** What the next run would ask for if it were to read the newest only. */
function newest({ settings: { incremental }, host, newest: field }: Poller): { values: Values; span: string } {
  const now = { now: { instant: instantOf(host.now()) } }
  if (incremental.kind === 'window') {
    const to = Math.floor((host.now() - milliseconds(incremental.lag)) / 1000) * 1000
    const from = to - milliseconds(incremental.step)
    const window = timeWindow({ from, to })
    return {
      values: { ...now, 'window.start': { instant: instantOf(from) }, 'window.end': { instant: instantOf(to) } },
      span: `, from ${window.from} to ${window.to}`,
    }
  }
  const since = field?.since(undefined, host.now())
  const start = incremental.kind === 'token' && incremental.start !== '' ? { cursor: incremental.start } : {}
  return { values: { ...now, ...start, ...(since === undefined ? {} : { since }) }, span: '' }
}

function records({ page }: Found): Result {
  const items = page?.page.items ?? []
  const bad = items.find((item) => item.kind === 'malformed')
  if (bad !== undefined)
    return wrong(
      `A record cannot be read: ${bad.message}`,
      'Compare the format of the records with what the source sends.',
    )
  if (items.length === 0)
    return fine(
      'None on this page. That is right if nothing has happened lately; else compare the request with the documentation.',
    )
  return fine(items.length === 1 ? 'One.' : `${items.length}.`)
}

const payloads = ({ page }: Found) =>
  (page?.page.items ?? []).flatMap((item) => (item.kind === 'payload' ? [item.payload] : []))

function cursorField({ settings, newest }: Poller, found: Found): Result {
  const all = payloads(found)
  const values = all.flatMap((payload) => newest?.read(payload) ?? [])
  const path = settings.incremental.kind === 'cursor_field' ? settings.incremental.cursorField : ''
  if (all.length === 0) return fine(`There is no record in which ${path} could be looked for.`)
  const [first] = values
  if (values.length === all.length && first !== undefined) return fine(`Every record has it, for example ${first}.`)
  return wrong(
    `${all.length - values.length} of ${all.length} records have nothing at ${path} that could be compared.`,
    'Choose a field that every record has, and what it holds.',
  )
}

function duplicates({ dedupe }: Settings, found: Found): Result {
  const all = payloads(found)
  const idOf = deliveryIds(dedupe)
  const unnamed = all.filter((payload) => idOf(payload) === null).length
  if (all.length === 0) return fine('There is no record in which the fields could be looked for.')
  if (unnamed === 0) return fine(`Every record has ${dedupe.join(' and ')}.`)
  return wrong(
    `${unnamed} of ${all.length} records lack ${dedupe.join(' or ')}.`,
    'Choose fields that every record has.',
  )
}
