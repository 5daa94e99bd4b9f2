import { randomUUID } from 'node:crypto'
import { connect, createServer, type Socket } from 'node:net'
import type { S3Client } from '@aws-sdk/client-s3'
import {
  type Checkpoint,
  createOutbound,
  type PullBatch,
  type PullRun,
  type ReceivedItem,
} from '@halcyon/connector-kit'
import { createTestHost } from '@halcyon/connector-kit/suite'
import type { S3Config } from './config/config.ts'
import { s3Batch } from './index.ts'

export interface StoreAddress {
  readonly TEST_S3_ENDPOINT: string
  readonly TEST_S3_ACCESS_KEY: string
  readonly TEST_S3_SECRET_KEY: string
}

/** A bucket of its own on a real store, as whoever writes into it sees it. */
export async function openBucket(address: StoreAddress) {
  const sdk = await import('@aws-sdk/client-s3')
  const client: S3Client = new sdk.S3Client({
    endpoint: address.TEST_S3_ENDPOINT,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: address.TEST_S3_ACCESS_KEY, secretAccessKey: address.TEST_S3_SECRET_KEY },
    requestChecksumCalculation: 'WHEN_REQUIRED',
  })
  const Bucket = `b-${randomUUID()}`
  await client.send(new sdk.CreateBucketCommand({ Bucket }))
  return {
    name: Bucket,
    put: (Key: string, body: string | Uint8Array) =>
      client.send(new sdk.PutObjectCommand({ Bucket, Key, Body: Buffer.from(body) })),
    remove: (Key: string) => client.send(new sdk.DeleteObjectCommand({ Bucket, Key })),
    async keys(): Promise<string[]> {
      const { Contents = [] } = await client.send(new sdk.ListObjectsV2Command({ Bucket }))
      return Contents.map(({ Key = '' }) => Key)
    },
    async tags(Key: string): Promise<Record<string, string>> {
      const { TagSet = [] } = await client.send(new sdk.GetObjectTaggingCommand({ Bucket, Key }))
      return Object.fromEntries(TagSet.map((tag) => [tag.Key, tag.Value]))
    },
    async tag(Key: string, name: string, value: string): Promise<void> {
      const Tagging = { TagSet: [{ Key: name, Value: value }] }
      await client.send(new sdk.PutObjectTaggingCommand({ Bucket, Key, Tagging }))
    },
  }
}
export type TestBucket = Awaited<ReturnType<typeof openBucket>>

export const configOf = (address: StoreAddress, bucket: string, part: Partial<S3Config> = {}): S3Config => ({
  endpoint: address.TEST_S3_ENDPOINT,
  bucket,
  credentials: { kind: 'static', accessKeyId: address.TEST_S3_ACCESS_KEY },
  schedule: { kind: 'interval', every: 'PT1S' },
  ...part,
})

/** A queue of its own, as whoever writes into it sees it. */
export async function openTestQueue(endpoint: string) {
  const call = async (action: string, input: object): Promise<Record<string, unknown>> => {
    const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${action}` }
    const answer = await fetch(`${endpoint}/`, { method: 'POST', headers, body: JSON.stringify(input) })
    if (!answer.ok) throw new Error(await answer.text())
    return (await answer.json()) as Record<string, unknown>
  }
  const { QueueUrl } = await call('CreateQueue', { QueueName: `q-${randomUUID()}` })
  return {
    url: String(QueueUrl),
    send: (message: unknown) => call('SendMessage', { QueueUrl, MessageBody: JSON.stringify(message) }),
    /** Of messages that are there for everybody. */
    async size(): Promise<number> {
      const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible']
      const { Attributes } = await call('GetQueueAttributes', { QueueUrl, AttributeNames })
      const counts = Attributes as Record<string, string>
      if (counts.ApproximateNumberOfMessagesNotVisible !== '0') throw new Error(`hidden: ${JSON.stringify(counts)}`)
      return Number(counts.ApproximateNumberOfMessages)
    },
    event: (bucket: string, { key, ...object }: { key: string; size: number; eTag: string }) => ({
      Records: [
        {
          eventName: 'ObjectCreated:Put',
          eventTime: new Date().toISOString(),
          s3: {
            bucket: { name: bucket },
            object: { key: encodeURIComponent(key).replaceAll('%20', '+'), ...object },
          },
        },
      ],
    }),
  }
}
export type TestQueue = Awaited<ReturnType<typeof openTestQueue>>

/** One for all: `afterAll(() => outbound.close())`. */
export const outbound = createOutbound({ allowNetworks: ['127.0.0.0/8'] })

/** The runtime's part: keeps what was acknowledged, and where the source stood then. */
export class Reader {
  readonly host: ReturnType<typeof createTestHost<S3Config>>
  readonly items: ReceivedItem[] = []
  readonly batches: PullBatch[] = []
  checkpoint: Checkpoint | undefined
  clock = 0

  constructor(address: StoreAddress, config: S3Config) {
    this.host = createTestHost<S3Config>({
      config,
      secrets: { secretAccessKey: address.TEST_S3_SECRET_KEY },
      http: outbound,
      now: () => Date.now() + this.clock,
    })
  }

  /** One run. @param stopAfter it is ended without a word after so many batches are committed */
  async run({
    stopAfter = Number.POSITIVE_INFINITY,
    range = null as PullRun['range'],
    maxItems = 100,
  } = {}): Promise<this> {
    const checkpoints = new Map(this.checkpoint === undefined ? [] : [['', this.checkpoint]])
    const run: PullRun = { checkpoints, range, maxItems, signal: this.host.signal }
    let count = 0
    for await (const batch of s3Batch.open(this.host).pull(run)) {
      this.batches.push(batch)
      this.items.push(...batch.pages.flatMap(({ items }) => items))
      // As it is saved and read again.
      const [moved] = batch.checkpoints
      if (moved !== undefined) this.checkpoint = JSON.parse(JSON.stringify(moved.value)) as Checkpoint
      if (++count >= stopAfter) break
    }
    return this
  }

  get payloads(): unknown[] {
    return this.items.flatMap((item) => (item.kind === 'payload' ? [item.payload] : []))
  }
  get ids(): string[] {
    return this.items.flatMap((item) => (item.kind === 'payload' ? [item.deliveryId ?? ''] : []))
  }
  get faults(): { code: string; about: unknown; message: string }[] {
    return this.items.flatMap((item) =>
      item.kind === 'malformed'
        ? [{ code: item.code, about: Buffer.from(item.raw).toString(), message: item.message }]
        : [],
    )
  }
}

/** A way to the store that can be broken: the next answers end after so many bytes each. */
export async function breakingProxy(target: string) {
  const { hostname, port } = new URL(target)
  const cuts: number[] = []
  let hung = false
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    let left: number | undefined
    sockets.add(near).add(far)
    near.on('data', (data: Buffer) => {
      if (data.includes('GET ') && data.includes('GetObject')) left = cuts.shift()
      if (!hung) far.write(data)
    })
    far.on('data', (data: Buffer) => {
      if (hung) return undefined
      if (left === undefined) return near.write(data)
      near.write(data.subarray(0, left))
      left -= data.length
      if (left <= 0) near.destroy()
      return undefined
    })
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const)
      one.on('error', () => other.destroy()).on('close', () => other.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    cuts,
    endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    /** From here on nothing is answered. */
    hang(): void {
      hung = true
    },
    close(): void {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
