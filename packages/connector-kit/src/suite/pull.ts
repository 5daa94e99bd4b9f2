import { stringifyJson } from '@halcyon/domain'
import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import type { CheckReport, PullConnector, ReceivedItem } from '../contract.ts'
import { NeedsHuman, RetryLater } from '../errors.ts'
import { createOutbound } from '../outbound/create.ts'
import { connectorError } from '../outbound/error.ts'
import { createTestHost, type TestHost } from './host.ts'
import type { PullHarness, PullSource } from './pull-harness.ts'
import { begin, itemsOf, type ReadOptions, readAll } from './pull-reader.ts'

const TIMEOUT_MS = 60_000
/** Long enough for a busy machine, short against the limits of time that a request has. */
const DEADLINE_MS = 10_000
const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g']

export interface PullCase {
  readonly name: string
  run(source: PullSource): Promise<void>
}

/** The contract every pull connector must pass, as Vitest cases over a real source. */
export function describePullConnector(connector: PullConnector, harness: PullHarness): void {
  describe(`${connector.spec.type}: ${harness.name}`, () => {
    for (const { name, run } of pullCases(connector, harness)) {
      it(name, { timeout: harness.timeoutMs ?? TIMEOUT_MS }, async () => {
        const source = await harness.open()
        try {
          await run(source)
        } finally {
          await source.close()
        }
      })
    }
  })
}

/** The cases by themselves, for a test of the suite. */
export function pullCases(connector: PullConnector, harness: PullHarness): readonly PullCase[] {
  const { spec } = connector
  const allowNetworks = ['127.0.0.0/8', '::1/128']
  // A secret that names no hosts is held to those of the configuration: a source is read like that.
  const heldTo = (config: unknown) =>
    createOutbound({ allowNetworks, secretHosts: () => [{ secret: 'any', hosts: spec.hosts?.(config) ?? [] }] })
  const deadlineMs = harness.deadlineMs ?? DEADLINE_MS
  const inTime = <T>(promise: Promise<T>): Promise<T | 'late'> => within(deadlineMs, promise)
  const hostFor: HostFor = ({ config, secrets, http = heldTo(config), allowFiles = [] }) =>
    createTestHost<unknown>({ config, secrets, http, allowFiles })
  const holding = (source: PullSource, ids: readonly string[]): Pick<ReadOptions, 'until'> =>
    harness.endless === true ? { until: (seen) => includesAll(seen.ids(source), ids) } : {}

  const cases: PullCase[] = [
    {
      name: 'accepts its configuration, and refuses one with an unknown field',
      run: async ({ config }) => {
        expect([...Value.Errors(spec.config, config)]).toEqual([])
        expect(spec.validate?.(config) ?? []).toEqual([])
        expect(Value.Check(spec.config, { ...(config as object), unknownField: 1 })).toBe(false)
      },
    },
    {
      name: 'needs the secrets it says it needs, and no other',
      run: async ({ config, secrets }) => {
        expect([...spec.requiredSecrets(config)].sort()).toEqual(Object.keys(secrets).sort())
        for (const field of Object.keys(secrets)) expect(Object.keys(spec.secrets.properties)).toContain(field)
      },
    },
    {
      name: 'reads all there is, and then what came after',
      run: async (source) => {
        await source.add(IDS.slice(0, 5))
        const first = await readAll(connector, hostFor(source), holding(source, IDS.slice(0, 5)))
        expect(unique(first.ids(source))).toEqual(IDS.slice(0, 5))
        await source.add(IDS.slice(5))
        const options = { checkpoints: first.checkpoints, ...holding(source, IDS.slice(5)) }
        const second = await readAll(connector, hostFor(source), options)
        expect(second.ids(source)).toEqual(expect.arrayContaining(IDS.slice(5)))
      },
    },
    {
      name: 'has a body and a time for each page; where pages can be read again, the same records come of them',
      run: async (source) => {
        await source.add(IDS)
        const { batches } = await readAll(connector, hostFor(source), holding(source, IDS))
        for (const page of batches.flatMap(({ pages }) => pages)) {
          expect(page.body).toBeInstanceOf(Uint8Array)
          expect(page.receivedAt).toBeGreaterThan(0)
          for (const name of Object.keys(page.headers)) expect(name).toBe(name.toLowerCase())
          if (connector.reread === undefined) continue
          const again = await connector.reread(source.config, { body: page.body, headers: page.headers })
          expect(again.map(payloadText)).toEqual(page.items.map(payloadText))
        }
      },
    },
    {
      name: 'goes on from its checkpoint after any batch, written or lost, and loses nothing',
      run: async (source) => {
        await source.add(IDS)
        const whole = await readAll(connector, hostFor(source), holding(source, IDS))
        // At least once: what was written may come again, what was not must.
        for (let written = 0; written < whole.batches.length; written += 1) {
          // What was read is gone from such a source.
          if (spec.keepsPlace === true) await source.add(IDS)
          await endedAfter(connector, harness, source, hostFor, written)
        }
      },
    },
    {
      name: 'acknowledges nothing before the next batch is asked for',
      run: async (source) => {
        await source.add(IDS)
        const run = begin(connector, hostFor(source))
        try {
          const first = await nextWithItems(run)
          if (source.acknowledged !== undefined) expect(await source.acknowledged()).toEqual([])
          const lost = first.flatMap((item) => (item.kind === 'payload' ? [source.idOf(item.payload)] : []))
          await run.end()
          const again = await readAll(connector, hostFor(source), holding(source, IDS))
          expect(again.ids(source)).toEqual(expect.arrayContaining(lost))
        } finally {
          await run.end()
        }
      },
    },
    {
      name: 'stops within a deadline when told to',
      run: async (source) => {
        await source.add(IDS)
        const run = begin(connector, hostFor(source))
        try {
          await nextWithItems(run)
          await source.hang?.()
          const outcome = settle(run.next())
          run.stop()
          expect(await inTime(outcome)).not.toBe('late')
          expect(await inTime(run.end())).not.toBe('late')
        } finally {
          await inTime(run.end())
        }
      },
    },
    {
      name: 'writes no secret to its log and into no error',
      run: async (source) => {
        await source.add(IDS)
        const said: string[] = []
        const hear = async (host: TestHost<unknown>, failed: boolean): Promise<void> => {
          const read = failed ? begin(connector, host).next() : readAll(connector, host, holding(source, IDS))
          const error = await inTime(settle(read))
          said.push(...host.lines, textOf(error), stringifyJson((await connector.check(host)) as never))
        }
        await hear(hostFor(source), false)
        const failing = harness.failing?.(source) ?? []
        for (const wrong of failing) await hear(hostFor({ ...source, ...wrong }), true)
        const secrets = [source.secrets, ...failing.map((wrong) => wrong.secrets)].flatMap(Object.values<string>)
        for (const value of secrets.filter((one) => one.length > 3)) expect(said.join('\n').includes(value)).toBe(false)
      },
    },
    {
      name: 'checks itself step by step: what fails has a detail and an action',
      run: async (source) => {
        await source.add(IDS.slice(0, 1))
        const report = await connector.check(hostFor(source))
        expect(report).toMatchObject({ ok: true })
        assertSteps(report)
        const none = Object.keys(source.secrets).length > 0 ? [{ config: source.config, secrets: {} }] : []
        for (const wrong of [...none, ...(harness.failing?.(source) ?? [])]) {
          const failed = await connector.check(hostFor({ ...source, ...wrong }))
          assertSteps(failed)
          const steps = failed.steps.filter((step) => !step.ok)
          expect([failed.ok, steps.length > 0]).toEqual([false, true])
          for (const step of steps) expect([step.detail, step.action ?? '']).not.toContain('')
          if ('step' in wrong && wrong.step !== undefined) expect(steps[0]?.name).toBe(wrong.step)
        }
      },
    },
    {
      name: 'throws only what a connector may throw',
      run: async (source) => {
        for (const wrong of harness.failing?.(source) ?? []) {
          const error = await inTime(settle(firstOf(connector, hostFor({ ...source, ...wrong }))))
          if (error !== null) expect([textOf(error), allowed(error)]).toEqual([expect.any(String), true])
        }
      },
    },
  ]
  return [...cases, ...malformedCase(connector, hostFor, holding), ...rangeCase(connector, hostFor, holding)]
}

type HostFor = (source: Pick<PullSource, 'config' | 'secrets' | 'http' | 'allowFiles'>) => TestHost<unknown>
type Holding = (source: PullSource, ids: readonly string[]) => Pick<ReadOptions, 'until'>

const malformedCase = (connector: PullConnector, hostFor: HostFor, holding: Holding): PullCase[] => [
  {
    name: 'makes a malformed item of what cannot be read, and reads on',
    run: async (source) => {
      if (source.addMalformed === undefined) return
      await source.add(['a'])
      await source.addMalformed()
      await source.add(['b'])
      const seen = await readAll(connector, hostFor(source), holding(source, ['a', 'b']))
      expect(unique(seen.ids(source))).toEqual(['a', 'b'])
      const malformed = seen.items.filter((item) => item.kind === 'malformed')
      expect(malformed.length).toBeGreaterThan(0)
      for (const { code, message, raw } of malformed) {
        expect([code, message]).not.toContain('')
        expect(raw).toBeInstanceOf(Uint8Array)
      }
    },
  },
]

const rangeCase = (connector: PullConnector, hostFor: HostFor, holding: Holding): PullCase[] =>
  connector.spec.ranges !== true
    ? []
    : [
        {
          name: 'reads a range: all that is in it, and nothing else',
          run: async (source) => {
            const filled = await source.fillRange?.()
            if (filled === undefined) throw new Error('The connector reads ranges: the harness needs fillRange')
            const { from, to, inside, outside } = filled
            const range = { range: { from, to }, ...holding(source, inside) }
            const ids = (await readAll(connector, hostFor(source), range)).ids(source)
            expect(ids).toEqual(expect.arrayContaining([...inside]))
            for (const id of outside) expect(ids).not.toContain(id)
          },
        },
      ]

/** Writes so many batches, takes one more and loses it; what goes on from there must bring all that was not written. */
async function endedAfter(
  connector: PullConnector,
  harness: PullHarness,
  source: PullSource,
  hostFor: HostFor,
  written: number,
): Promise<void> {
  let left = written
  const run = begin(connector, hostFor(source))
  const ids: string[] = []
  let checkpoints: NonNullable<ReadOptions['checkpoints']> = new Map()
  try {
    for (; left > 0; left -= 1) {
      const batch = await run.next()
      if (batch === null) break
      ids.push(...idsOf(source, itemsOf(batch)))
      checkpoints = new Map([
        ...checkpoints,
        ...batch.checkpoints.map(({ partition, value }) => [partition, value] as const),
      ])
    }
    // Asked for, and lost with its engine.
    if (harness.endless !== true || !includesAll(ids, IDS)) await run.next()
  } finally {
    await run.end()
  }
  const until = (seen: { ids(of: PullSource): string[] }) => includesAll([...ids, ...seen.ids(source)], IDS)
  const enough = harness.endless === true ? { until } : {}
  if (harness.endless === true && includesAll(ids, IDS)) return
  const rest = await readAll(connector, hostFor(source), { checkpoints, ...enough })
  expect(unique([...ids, ...rest.ids(source)]), `after ${written} batches`).toEqual(IDS)
}

const idsOf = (source: PullSource, items: readonly ReceivedItem[]): string[] =>
  items.flatMap((item) => (item.kind === 'payload' ? [source.idOf(item.payload)] : []))

/** A source may give a record twice, at the seam of two windows say: its delivery id makes one of them. */
const unique = (ids: readonly string[]): string[] => [...new Set(ids)].sort()

const includesAll = (ids: readonly string[], wanted: readonly string[]): boolean =>
  wanted.every((id) => ids.includes(id))

async function nextWithItems(run: ReturnType<typeof begin>): Promise<readonly ReceivedItem[]> {
  for (;;) {
    const batch = await run.next()
    if (batch === null) throw new Error('The source ended before it gave a record')
    const items = itemsOf(batch)
    if (items.length > 0) return items
  }
}

async function firstOf(connector: PullConnector, host: TestHost<unknown>): Promise<void> {
  const run = begin(connector, host)
  try {
    await run.next()
  } finally {
    await run.end()
  }
}

function assertSteps({ steps }: CheckReport): void {
  const names = steps.map(({ name }) => name)
  expect(names.length).toBeGreaterThan(0)
  expect(names).not.toContain('')
  expect(new Set(names).size).toBe(names.length)
}

const payloadText = (item: ReceivedItem): string =>
  item.kind === 'payload' ? stringifyJson(item.payload) : `malformed ${item.code}`

/** What a connector may throw; what the way out throws is made such by the runtime. */
const allowed = (error: unknown): boolean => {
  const made = connectorError(error)
  return made instanceof RetryLater || made instanceof NeedsHuman
}

const settle = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) => error,
  )

const textOf = (error: unknown): string =>
  error instanceof Error ? `${error.name} ${error.message} ${(error as { action?: string }).action ?? ''}` : ''

function within<T>(ms: number, promise: Promise<T>): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, ms, 'late')
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
