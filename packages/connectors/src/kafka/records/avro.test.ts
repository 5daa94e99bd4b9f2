/** Messages by the schemas of a registry, which here is an HTTP server of the test's own that speaks Confluent's protocol. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { NeedsHuman, RetryLater } from '@halcyon/connector-kit'
import { ExactNumber } from '@halcyon/domain'
import avro from 'avsc'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { KafkaConfig } from '../config/config.ts'
import { kafka } from '../index.ts'
import { settingsOf } from '../settings.ts'
import { kafkaHost } from '../testing.ts'
import { valueReader } from './formats.ts'
import { type Message, pageOf } from './message.ts'
import { schemaRegistry } from './registry.ts'

const HOST = { type: 'record', name: 'Host', namespace: 'asset', fields: [{ name: 'name', type: 'string' }] }
const ALERT = {
  type: 'record',
  name: 'Alert',
  namespace: 'soc',
  fields: [
    { name: 'id', type: 'long' },
    { name: 'title', type: 'string' },
    { name: 'host', type: 'asset.Host' },
  ],
}
const answers: Record<string, unknown> = {}
const asked: string[] = []
let refuse: number | null = null
let login = ''

const server = createServer((request, response) => {
  const path = request.url ?? ''
  asked.push(path)
  const authorized = login === '' || request.headers.authorization === `Basic ${Buffer.from(login).toString('base64')}`
  const status = refuse ?? (!authorized ? 401 : answers[path] === undefined ? 404 : 200)
  response.writeHead(status, { 'content-type': 'application/vnd.schemaregistry.v1+json' })
  response.end(JSON.stringify(answers[path] ?? { error_code: 40403, message: 'Schema not found' }))
})
let registry = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  registry = `http://127.0.0.1:${(server.address() as AddressInfo).port}/base/`
})
afterAll(() => server.close())
beforeEach(() => {
  for (const path of Object.keys(answers)) delete answers[path]
  asked.length = 0
  refuse = null
  login = ''
  answers['/base/schemas/ids/7'] = {
    schema: JSON.stringify(ALERT),
    references: [{ name: 'asset.Host', subject: 'asset/host', version: 3 }],
  }
  answers['/base/subjects/asset%2Fhost/versions/3'] = {
    subject: 'asset/host',
    id: 2,
    version: 3,
    schema: JSON.stringify(HOST),
  }
})

const TYPE = (() => {
  const options = { registry: {} }
  avro.Type.forSchema(HOST as avro.Schema, options)
  return avro.Type.forSchema(ALERT as avro.Schema, options)
})()

function framed(id: number, datum: Uint8Array): Buffer {
  const head = Buffer.alloc(5)
  head.writeUInt32BE(id, 1)
  return Buffer.concat([head, datum])
}

const message = (value: Uint8Array): Message => ({
  topic: 't',
  topicId: 'id',
  partition: 0,
  offset: 5n,
  time: -1,
  key: null,
  value,
  headers: [],
})

function open(avroOptions: KafkaConfig['avro'] = {}, secrets: Record<string, string> = {}) {
  const config: KafkaConfig = {
    brokers: ['127.0.0.1:9092'],
    topics: ['t'],
    format: 'avro',
    avro: { registry, ...avroOptions },
  }
  const settings = settingsOf(config)
  if (settings.format.kind !== 'avro') throw new Error('the format is avro')
  const schemas = schemaRegistry(settings.format.registry, kafkaHost(config, secrets))
  const reading = { read: valueReader(settings, schemas), schemas }
  const page = async (value: Uint8Array) => {
    const one = await pageOf(message(value), settings, reading, 0)
    if (one === null) throw new Error('a message with a value has a page')
    return one
  }
  return { config, page, items: async (value: Uint8Array) => (await page(value)).items }
}

const ALERT_1 = { id: 1, title: 'x', host: { name: 'ws-1' } }

it('a message is read by the schema it names, its references too; each is asked for once', async () => {
  const { items } = open()
  for (const id of [1, 2]) {
    const value = framed(7, TYPE.toBuffer({ ...ALERT_1, id }))
    expect(await items(value)).toEqual([{ kind: 'payload', payload: { ...ALERT_1, id }, deliveryId: 'id/0/5' }])
  }
  expect(asked).toEqual(['/base/schemas/ids/7', '/base/subjects/asset%2Fhost/versions/3'])
})

it('row 43: an integer beyond what a double holds keeps its digits', async () => {
  answers['/base/schemas/ids/8'] = { schema: '"long"' }
  const value = framed(8, Buffer.from([0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]))
  expect(await open().items(value)).toMatchObject([{ payload: new ExactNumber('9223372036854775807') }])
})

it('a kept message is read again without the registry', async () => {
  const { page, config } = open()
  const kept = await page(framed(7, TYPE.toBuffer(ALERT_1)))
  refuse = 500
  expect(await kafka.reread?.(config, kept)).toEqual(kept.items)
})

it('what is no message of a schema is a dead letter that says why', async () => {
  answers['/base/schemas/ids/9'] = { schema: 'syntax = "proto3";', schemaType: 'PROTOBUF' }
  answers['/base/schemas/ids/10'] = { schema: '{"type":"strange"}' }
  const { items } = open()
  const whole = framed(7, TYPE.toBuffer(ALERT_1))
  const cases: [Uint8Array, RegExp][] = [
    [Buffer.from('{"a":1}'), /does not begin with the number/],
    [Buffer.from([0, 0]), /does not begin with the number/],
    [framed(404, Buffer.from('x')), /no Avro schema 404/],
    [framed(9, Buffer.from('x')), /no Avro schema 9/],
    [framed(10, Buffer.from('x')), /schema cannot be read/],
    [whole.subarray(0, whole.length - 1), /Not as schema 7 says: it ends early/],
    [Buffer.concat([whole, Buffer.from('x')]), /left over/],
  ]
  for (const [value, reason] of cases) {
    const [item] = await items(value)
    expect(item).toMatchObject({ kind: 'malformed', code: 'avro_invalid', message: expect.stringMatching(reason) })
    expect(item?.kind === 'malformed' && Buffer.from(item.raw)).toEqual(Buffer.from(value))
  }
})

it('a registry that is away is waited for, and asked again', async () => {
  const { items } = open()
  const value = framed(7, TYPE.toBuffer(ALERT_1))
  refuse = 503
  await expect(items(value)).rejects.toThrow(RetryLater)
  refuse = null
  expect(await items(value)).toMatchObject([{ payload: ALERT_1 }])
})

it('signs in with a user name and the secret', async () => {
  login = 'reader:s3cret'
  const value = framed(7, TYPE.toBuffer(ALERT_1))
  const secrets = { registryPassword: 's3cret' }
  expect(await open({ username: 'reader' }, secrets).items(value)).toMatchObject([{ payload: ALERT_1 }])
  await expect(open({ username: 'other' }, secrets).items(value)).rejects.toThrow(NeedsHuman)
  await expect(open().items(value)).rejects.toThrow(/answered 401/)
})

it('JSON with the number of its schema before it is JSON', async () => {
  const settings = settingsOf({ brokers: ['127.0.0.1:9092'], topics: ['t'] })
  const read = valueReader(settings, async () => null)
  expect(await read(framed(3, Buffer.from('{"a":1}')))).toMatchObject([{ kind: 'value', value: { a: 1 } }])
  expect(await read(framed(3, Buffer.from('{oops')))).toMatchObject([{ kind: 'malformed', code: 'json_invalid' }])
})
