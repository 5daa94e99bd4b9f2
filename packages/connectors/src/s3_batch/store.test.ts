import { gzipSync } from 'node:zlib'
import { rereadFilePage } from '@halcyon/connector-kit'
import { Value } from 'typebox/value'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { describeWith } from '../../../../tests/services/service.ts'
import type { S3Config } from './config/config.ts'
import { s3Batch } from './index.ts'
import { breakingProxy, configOf, openBucket, outbound, Reader, type TestBucket } from './testing.ts'

const HOUR = 3_600_000
const upTo = (n: number, from = 0) => Array.from({ length: n }, (_, i) => ({ id: from + i }))
const lines = (records: readonly unknown[]): string => records.map((one) => JSON.stringify(one)).join('\n')

await describeWith('s3', (address) => {
  let bucket: TestBucket
  beforeEach(async () => {
    bucket = await openBucket(address)
  })
  afterAll(() => outbound.close())
  const reader = (part: Partial<S3Config> = {}): Reader => new Reader(address, configOf(address, bucket.name, part))

  it('reads what is there, then what is new, each once, whatever the order of the keys', async () => {
    await bucket.put('m.json', lines(upTo(250)))
    const one = await reader().run()
    expect(one.payloads).toEqual(upTo(250))
    expect(one.batches.length).toBeGreaterThan(2)
    expect(new Set(one.ids).size).toBe(250)
    expect(one.ids[7]).toMatch(new RegExp(`^${bucket.name}/m\\.json@[0-9a-f]{32}#7$`))
    await one.run()
    expect(one.payloads).toHaveLength(250)
    // A key that sorts before those that were read, and one behind.
    await bucket.put('a.json', lines([{ id: 'a' }]))
    await bucket.put('z.json', lines([{ id: 'z' }]))
    await one.run()
    expect(one.payloads.slice(250)).toEqual([{ id: 'a' }, { id: 'z' }])
    await one.run()
    expect(one.payloads).toHaveLength(252)
  })

  it('reads with the draft as a script sends it: a trail of CloudTrail under a prefix', async () => {
    const draft = {
      endpoint: 'https://s3.example.test',
      region: 'us-east-1',
      bucket: 'logs',
      prefix: 'AWSLogs/',
      pathStyle: true,
      format: 'json',
      compression: 'auto',
      recordPath: '$.Records[*]',
      credentials: { kind: 'static', accessKeyId: 'A' },
      schedule: { kind: 'interval', every: 'PT30S' },
    } as const
    expect([...Value.Errors(s3Batch.spec.config, draft)]).toEqual([])
    expect(s3Batch.spec.validate?.(draft)).toEqual([])
    expect(s3Batch.spec.requiredSecrets(draft)).toEqual(['secretAccessKey'])
    expect(() => s3Batch.open(new Reader(address, draft).host)).not.toThrow()

    await bucket.put('AWSLogs/1/a.json.gz', gzipSync(JSON.stringify({ Records: upTo(3) })))
    await bucket.put('AWSLogs/1/b.json', JSON.stringify({ Records: upTo(2, 3) }))
    await bucket.put('other/c.json', '{"Records":[{"id":"other"}]}')
    const one = await new Reader(address, {
      ...draft,
      endpoint: address.TEST_S3_ENDPOINT,
      bucket: bucket.name,
      credentials: { kind: 'static', accessKeyId: address.TEST_S3_ACCESS_KEY },
    }).run()
    expect([one.payloads, one.faults]).toEqual([upTo(5), []])
  })

  it('goes through the pages of a listing, and goes on within one', async () => {
    const keys = Array.from({ length: 1200 }, (_, i) => `k/${String(i).padStart(4, '0')}`)
    for (let at = 0; at < keys.length; at += 40)
      await Promise.all(keys.slice(at, at + 40).map((key) => bucket.put(key, `{"key":"${key}"}`)))
    const one = await reader().run({ stopAfter: 3 })
    expect(one.payloads).toHaveLength(300)
    await one.run()
    expect(one.payloads).toEqual(keys.map((key) => ({ key })))
  }, 120_000)

  it('row 21: goes on at its row after it was ended, also in compressed objects', async () => {
    await bucket.put('big.json.gz', gzipSync(lines(upTo(1000))))
    const one = await reader().run({ stopAfter: 3 })
    expect(one.checkpoint?.file).toMatchObject({ key: 'big.json.gz', row: 300 })
    await one.run({ stopAfter: 1 })
    await one.run()
    expect(one.payloads).toEqual(upTo(1000))
  })

  it('row 21: an object that changed while it was read is read whole, as it is now', async () => {
    await bucket.put('x.json', lines(upTo(300)))
    const one = await reader().run({ stopAfter: 1 })
    await bucket.put('x.json', lines(upTo(250, 1000)))
    await one.run()
    expect(one.payloads).toEqual([...upTo(100), ...upTo(250, 1000)])
    expect(new Set(one.ids).size).toBe(350)
    expect(one.faults).toEqual([])
    // Changed after it was read: read again, since there may be more in it.
    await bucket.put('x.json', lines(upTo(251, 1000)))
    await one.run()
    expect(one.payloads).toHaveLength(601)
  })

  it('row 21: an object that is cut is tried again, then set aside with its cause; the others go on', async () => {
    const whole = gzipSync(lines(Array.from({ length: 3000 }, (_, id) => ({ id, noise: Math.random() }))))
    await bucket.put('a-cut.json.gz', whole.subarray(0, whole.length - 5000))
    await bucket.put('b-noise.json.gz', Buffer.concat([gzipSync('').subarray(0, 10), Buffer.alloc(500, 9)]))
    await bucket.put('c.json', lines(upTo(3)))
    const one = await reader({ after: { kind: 'delete' } }).run({ maxItems: 10_000 })
    expect(one.faults).toMatchObject([
      { code: 'content_ended_early', message: expect.stringContaining('a-cut.json.gz') },
      { code: 'encoding_corrupt', message: expect.stringContaining('Nothing of it was taken.') },
    ])
    expect(JSON.parse(one.faults[0]?.about as string)).toMatchObject({
      place: bucket.name,
      key: 'a-cut.json.gz',
      code: 'content_ended_early',
    })
    expect(one.payloads).toEqual(upTo(3))
    // What could not be read stays for whoever looks after it, and is not tried for ever.
    expect(await bucket.keys()).toEqual(['a-cut.json.gz', 'b-noise.json.gz'])
    const before = one.items.length
    await one.run()
    expect(one.items).toHaveLength(before)
  })

  it('row 21: a connection that breaks off is taken up again at the row', async () => {
    const proxy = await breakingProxy(address.TEST_S3_ENDPOINT)
    try {
      const records = Array.from({ length: 5000 }, (_, id) => ({ id, noise: 'x'.repeat(100) }))
      await bucket.put('long.json', lines(records))
      const one = reader({ endpoint: proxy.endpoint })
      proxy.cuts.push(200_000, 300_000)
      await one.run()
      expect(proxy.cuts).toEqual([])
      expect(one.host.lines.join('\n')).toContain('read again')
      expect(one.payloads).toEqual(records)
      expect(one.faults).toEqual([])
    } finally {
      proxy.close()
    }
  })

  it('a bad row is a dead letter with its place; an object that has none of what is expected is one', async () => {
    await bucket.put('a.json', '{"id":1}\n{"id":\n{"id":3}')
    const one = await reader().run()
    expect(one.payloads).toEqual([{ id: 1 }, { id: 3 }])
    expect(one.faults).toMatchObject([
      { code: 'json_invalid', about: '{"id":', message: expect.stringContaining('Row 1, byte 9 of') },
    ])
    const [page] = one.batches[0]?.pages ?? []
    expect(rereadFilePage(page ?? { body: Buffer.from(''), headers: {} })).toEqual(
      page?.items.filter(({ kind }) => kind === 'payload'),
    )
    await bucket.put('b.json', '{"records":[{"id":1}]}')
    const trail = await reader({ preset: 'aws_cloudtrail', find: { include: ['b*'] } }).run()
    expect(trail.faults.map(({ code }) => code)).toEqual(['items_path_missing'])
  })

  it('finds only what is wanted: patterns, dates, ages', async () => {
    const [year, month, day] = new Date().toISOString().split(/[-T]/)
    const today = `logs/${year}/${month}/${day}`
    for (const key of [
      `${today}/a.json`,
      `${today}/b.txt`,
      'logs/2020/01/01/old.json',
      'other/c.json',
      `${today}/folder/`,
    ])
      await bucket.put(key, key.endsWith('/') ? '' : `{"key":"${key}"}`)
    const dated = { prefix: 'logs/{yyyy}/{MM}/{dd}/' }
    expect((await reader(dated).run()).payloads).toEqual([{ key: `${today}/a.json` }, { key: `${today}/b.txt` }])
    const both = { prefix: 'logs/2020/', morePrefixes: ['other/'] }
    expect((await reader(both).run()).payloads).toEqual([{ key: 'logs/2020/01/01/old.json' }, { key: 'other/c.json' }])
    const patterns = { find: { include: ['**/*.json'], exclude: ['logs/2020/**'], pattern: '/[ac]' } }
    expect((await reader(patterns).run()).payloads).toEqual([{ key: `${today}/a.json` }, { key: 'other/c.json' }])
    expect((await reader({ find: { from: '2100-01-01T00:00:00Z' } }).run()).payloads).toEqual([])
    const young = reader({ find: { minAge: 'PT1H' } })
    expect((await young.run()).payloads).toEqual([])
    young.clock = 2 * HOUR
    expect((await young.run()).payloads).toHaveLength(4)
  })

  it('remembers objects within the lookback, and nothing before it', async () => {
    await bucket.put('a.json', '{"id":1}')
    const one = reader({ find: { lookback: 'PT1H' } })
    await one.run()
    expect(Object.keys(one.checkpoint?.seen ?? {})).toHaveLength(1)
    one.clock = 3 * HOUR
    await one.run()
    expect(one.checkpoint).toMatchObject({ seen: {}, pass: null, file: null })
    expect(one.payloads).toHaveLength(1)
  })

  it('reads a range again, with the ids it had', async () => {
    await bucket.put('a.json', lines(upTo(150)))
    const live = await reader().run()
    const [from, to] = [new Date(Date.now() - HOUR).toISOString(), new Date(Date.now() + HOUR).toISOString()]
    const again = await reader().run({ range: { from, to } })
    expect(again.ids).toEqual(live.ids)
    expect(again.batches.map(({ window }) => window?.more ?? false)).toEqual([true, false])
    expect((await reader().run({ range: { from: '2020-01-01T00:00:00Z', to: '2020-01-02T00:00:00Z' } })).ids).toEqual(
      [],
    )
  })

  it('tags, moves or deletes what was read, once it is committed', async () => {
    await bucket.put('in/a b+ü.json', lines(upTo(150)))
    await bucket.tag('in/a b+ü.json', 'team', 'soc')
    const prefix = 'in/'
    const tagging = reader({ prefix, after: { kind: 'tag' } })
    await tagging.run({ stopAfter: 1 })
    expect(await bucket.tags('in/a b+ü.json')).toEqual({ team: 'soc' })
    await tagging.run()
    expect(await bucket.tags('in/a b+ü.json')).toEqual({ team: 'soc', halcyon: 'read' })

    // Ended between the commit and what comes after it: the next run does it.
    const moving = reader({ prefix, after: { kind: 'move', prefix: 'done/' } })
    await moving.run({ stopAfter: 2 })
    expect(await bucket.keys()).toEqual(['in/a b+ü.json'])
    await moving.run()
    expect(await bucket.keys()).toEqual(['done/in/a b+ü.json'])
    expect(moving.payloads).toHaveLength(150)
    expect(moving.checkpoint?.due).toEqual([])

    // Another version that came meanwhile is not deleted unread.
    await bucket.put('in/c.json', '{"id":1}')
    const deleting = reader({ prefix, after: { kind: 'delete' } })
    await deleting.run({ stopAfter: 1 })
    await bucket.put('in/c.json', '{"id":2}')
    await deleting.run()
    expect(deleting.payloads).toEqual([{ id: 1 }, { id: 2 }])
    expect(await bucket.keys()).toEqual(['done/in/a b+ü.json'])
  })

  it('checks itself from the address to a record', async () => {
    const names = async (part: Partial<S3Config>, secret = address.TEST_S3_SECRET_KEY) => {
      const one = reader(part)
      one.host.rotate('secretAccessKey', secret)
      const { ok, steps } = await s3Batch.check(one.host)
      const failed = steps.filter((step) => !step.ok)
      for (const { action } of failed) expect(action).toBeTruthy()
      return { ok, failed: failed.map(({ name }) => name), last: steps.at(-1)?.detail }
    }
    expect(await names({})).toMatchObject({ ok: true, last: expect.stringContaining('no object yet') })
    await bucket.put('a.json', '{"id":1}\n{"id":2}')
    expect(await names({})).toMatchObject({ ok: true, failed: [] })
    expect(await names({ format: 'xml', element: 'Event' })).toMatchObject({
      ok: true,
      last: 'The object has no records.',
    })
    expect(await names({ compression: 'gzip' })).toMatchObject({ failed: ['read one object'] })
    await bucket.put('b.json', 'no json')
    expect(await names({ find: { include: ['b*'] } })).toMatchObject({ failed: ['decode'] })
    expect(await names({ find: { include: ['x*'] } })).toMatchObject({ failed: ['list'] })
    expect(await names({}, 'another-secret-key')).toMatchObject({ failed: ['sign-in and bucket'] })
    expect(await names({ bucket: 'there-is-none' })).toMatchObject({ failed: ['sign-in and bucket'] })
    expect(await names({ endpoint: 'http://127.0.0.1:1' })).toMatchObject({ failed: ['address'] })
    expect(await names({ endpoint: 'http://10.0.0.1' })).toMatchObject({ failed: ['address'] })
  })

  it('says what a person must mend, and what passes by itself', async () => {
    const wrong = reader()
    wrong.host.rotate('secretAccessKey', 'another-secret-key')
    await expect(wrong.run()).rejects.toMatchObject({ name: 'NeedsHuman', code: 'authentication_failed' })
    await expect(reader({ bucket: 'there-is-none' }).run()).rejects.toMatchObject({
      name: 'NeedsHuman',
      code: 'source_not_found',
    })
    await expect(reader({ endpoint: 'http://127.0.0.1:1' }).run()).rejects.toMatchObject({ name: 'RetryLater' })
    await expect(reader({ endpoint: 'https://10.0.0.1' }).run()).rejects.toMatchObject({
      name: 'NeedsHuman',
      code: 'outbound_blocked',
    })
  })
})
