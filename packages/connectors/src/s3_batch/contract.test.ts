import { describePullConnector, describeSpec, type PullSource } from '@halcyon/connector-kit/suite'
import { isJsonObject } from '@halcyon/domain'
import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { describeWith } from '../../../../tests/services/service.ts'
import { S3Config } from './config/config.ts'
import { s3Batch } from './index.ts'
import { breakingProxy, configOf, openBucket, type StoreAddress } from './testing.ts'

describeSpec(s3Batch)

describe('s3_batch presets', () => {
  it.each([...(s3Batch.spec.presets ?? [])])(
    '$name is a configuration once bucket and credentials are there',
    ({ config, fills }) => {
      const rest = { bucket: 'logs', credentials: { kind: 'static', accessKeyId: 'AKIA' } } as const
      for (const part of [config, { ...(config as object), ...(fills as object) }]) {
        const whole = { ...(part as Pick<S3Config, 'schedule'>), ...rest }
        expect([...Value.Errors(S3Config, whole)]).toEqual([])
        expect(s3Batch.spec.validate?.(whole)).toEqual([])
      }
    },
  )
  it('what cannot work is said where it stands', () => {
    const base = {
      bucket: 'logs',
      credentials: { kind: 'anonymous' },
      schedule: { kind: 'interval', every: 'PT1M' },
    } as const
    const paths = (part: Partial<S3Config>) => s3Batch.spec.validate?.({ ...base, ...part }).map(({ path }) => path)
    expect(paths({})).toEqual([])
    expect(paths({ endpoint: 's3://logs' })).toEqual(['endpoint'])
    expect(paths({ endpoint: 'https://minio.example.com/logs' })).toEqual(['endpoint'])
    expect(paths({ prefix: 'a/', morePrefixes: ['{year}/'] })).toEqual(['morePrefixes[0]'])
    expect(paths({ morePrefixes: ['a/'] })).toEqual(['prefix'])
    expect(paths({ prefix: '{MM}/{yyyy}/' })).toEqual(['prefix'])
    expect(paths({ find: { from: 'yesterday', pattern: '(' } })).toEqual(['find.from', 'find.pattern'])
    expect(paths({ format: 'json', recordPath: 'Records' })).toEqual(['recordPath'])
    expect(paths({ format: 'csv', csv: { delimiter: '"' } })).toEqual(['csv.quote'])
    expect(paths({ format: 'ndjson', recordPath: '$.a[*]', csv: {}, element: 'a' })).toEqual([
      'recordPath',
      'csv',
      'element',
    ])
    expect(paths({ format: 'xml' })).toEqual(['element'])
    expect(paths({ preset: 'aws_cloudtrail', format: 'ndjson' })).toEqual([])
    expect(paths({ after: { kind: 'move', prefix: 'done/' } })).toEqual(['after.prefix'])
    expect(paths({ after: { kind: 'move', prefix: 'done/' }, prefix: 'in/' })).toEqual([])
    const queued = (queueUrl: string, part: Partial<S3Config> = {}) =>
      paths({ notifications: { queueUrl }, credentials: { kind: 'static', accessKeyId: 'A' }, ...part })
    expect(queued('https://sqs.eu-central-1.amazonaws.com/123456789012/logs')).toEqual([])
    expect(queued('', { credentials: { kind: 'anonymous' } })).toEqual([])
    expect(queued('arn:aws:sqs:eu-central-1:123456789012:logs')).toEqual(['notifications.queueUrl'])
    expect(queued('https://sqs.eu-central-1.amazonaws.com')).toEqual(['notifications.queueUrl'])
    expect(queued('https://sqs.example.com/1/logs.fifo')).toEqual(['notifications.queueUrl'])
    const rest = { credentials: { kind: 'anonymous' }, find: { minAge: 'PT1M' } } as const
    expect(queued('https://sqs.example.com/1/logs', rest)).toEqual(['credentials', 'find.minAge'])
  })
})

async function openSource(address: StoreAddress): Promise<PullSource> {
  const [bucket, proxy] = [await openBucket(address), await breakingProxy(address.TEST_S3_ENDPOINT)]
  const folder = (time: string): string => `in/${time.slice(0, 10).replaceAll('-', '/')}/`
  const today = folder(new Date().toISOString())
  let objects = 0
  const put = (under: string, ids: readonly string[]) =>
    bucket.put(`${under}${String(++objects).padStart(4, '0')}.json`, ids.map((id) => JSON.stringify({ id })).join('\n'))
  return {
    config: configOf({ ...address, TEST_S3_ENDPOINT: proxy.endpoint }, bucket.name, {
      prefix: 'in/{yyyy}/{MM}/{dd}/',
    }),
    secrets: { secretAccessKey: address.TEST_S3_SECRET_KEY },
    async add(ids) {
      await put(today, ids.slice(0, 3))
      if (ids.length > 3) await put(today, ids.slice(3))
    },
    idOf: (payload) => (isJsonObject(payload) ? String(payload.id) : ''),
    addMalformed: async () => void (await bucket.put(`${today}${String(++objects).padStart(4, '0')}.json`, '{"id":')),
    hang: () => proxy.hang(),
    async fillRange() {
      await put(folder('2026-03-09'), ['before'])
      await put(folder('2026-03-10'), ['first', 'second'])
      await put(folder('2026-03-11'), ['third'])
      await put(folder('2026-03-12'), ['after'])
      return {
        from: '2026-03-10T00:00:00Z',
        to: '2026-03-12T00:00:00Z',
        inside: ['first', 'second', 'third'],
        outside: ['before', 'after'],
      }
    },
    close: async () => proxy.close(),
  }
}

await describeWith('s3', (address) => {
  describePullConnector(s3Batch, {
    name: 'versitygw',
    open: () => openSource(address),
    failing: ({ config, secrets }) => [
      { config, secrets: { secretAccessKey: 'canary-secret-4711' }, step: 'sign-in and bucket' },
      { config: { ...(config as S3Config), bucket: 'there-is-none' }, secrets, step: 'sign-in and bucket' },
      { config: { ...(config as S3Config), endpoint: 'http://10.0.0.1' }, secrets, step: 'address' },
    ],
  })
})
