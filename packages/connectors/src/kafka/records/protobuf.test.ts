/** Messages of Protobuf by the schemas of a registry, an HTTP server of the test's own that speaks Confluent's protocol. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type JsonValue, stringifyJson } from '@halcyon/domain'
import fc from 'fast-check'
import protobuf from 'protobufjs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { KafkaConfig } from '../config/config.ts'
import { kafka } from '../index.ts'
import { settingsOf } from '../settings.ts'
import { kafkaHost } from '../testing.ts'
import { valueReader } from './formats.ts'
import { pageOf } from './message.ts'
import { protobufReader } from './protobuf.ts'
import { ProtobufError } from './protobuf-error.ts'
import { schemaRegistry } from './registry.ts'

const HOST = 'syntax = "proto3"; package asset; message Host { string name = 1; repeated fixed64 serials = 2; }'
const ALERT = `syntax = "proto3";
  package soc;
  import "google/protobuf/timestamp.proto";
  import "google/protobuf/duration.proto";
  import "google/protobuf/wrappers.proto";
  import "google/protobuf/struct.proto";
  import "asset/host.proto";
  enum Severity { SEVERITY_UNKNOWN = 0; HIGH = 3; }
  message Other { string x = 1; message Inner { int32 n = 1; } }
  message Alert {
    int64 alert_id = 1; uint64 big = 2; sint32 delta = 3; string title = 4; bytes raw = 5; bool seen = 6;
    double score = 7; float ratio = 8; Severity severity = 9; repeated int32 ports = 10; repeated Severity levels = 11;
    map<string, int64> counts = 12; map<int32, asset.Host> by_id = 13; asset.Host host = 14; optional string note = 15;
    oneof who { string user = 16; asset.Host machine = 17; }
    google.protobuf.Timestamp at = 18; google.protobuf.Duration took = 19; google.protobuf.Int64Value maybe = 20;
    google.protobuf.Struct details = 21; repeated string tags = 22; Alert cause = 23;
  }`
const root = new protobuf.Root()
for (const name of ['timestamp', 'duration', 'wrappers', 'struct'])
  root.addJSON(protobuf.common.get(`google/protobuf/${name}.proto`)?.nested ?? {})
for (const text of [HOST, ALERT]) protobuf.parse(text, root, { keepCase: true })
const encode = (name: string, value: Record<string, unknown>): Uint8Array => {
  const type = root.lookupType(name)
  return type.encode(type.fromObject(value)).finish()
}

const answers: Record<string, unknown> = {
  '/schemas/ids/7': {
    schemaType: 'PROTOBUF',
    schema: ALERT,
    references: [{ name: 'asset/host.proto', subject: 'host', version: 1 }],
  },
  '/subjects/host/versions/1': { schemaType: 'PROTOBUF', schema: HOST },
  '/schemas/ids/8': { schema: '"long"' },
  '/schemas/ids/9': { schemaType: 'PROTOBUF', schema: 'message {' },
  '/schemas/ids/10': { schemaType: 'PROTOBUF', schema: 'syntax = "proto3"; message A { absent.Thing x = 1; }' },
}
const server = createServer((request, response) => {
  const answer = answers[request.url ?? '']
  response.writeHead(answer === undefined ? 404 : 200).end(JSON.stringify(answer ?? {}))
})
let registry = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  registry = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

/** @param place of the message in its file, as Confluent's serializers write it */
function framed(id: number, place: readonly number[], message: Uint8Array): Buffer {
  const head = Buffer.alloc(5)
  head.writeUInt32BE(id, 1)
  return Buffer.concat([head, Buffer.from(place), message])
}
const ALERT_AT = [2, 2]

async function pageFor(value: Uint8Array) {
  const config: KafkaConfig = { brokers: ['127.0.0.1:9092'], topics: ['t'], format: 'protobuf', protobuf: { registry } }
  const settings = settingsOf(config)
  if (!('registry' in settings.format)) throw new Error('the format has a registry')
  const schemas = schemaRegistry(settings.format.registry, kafkaHost(config, {}))
  const message = { topic: 't', topicId: 'id', partition: 0, offset: 5n, time: -1, key: null, value, headers: [] }
  const page = await pageOf(message, settings, { read: valueReader(settings, schemas), schemas }, 0)
  if (page === null) throw new Error('a message with a value has a page')
  return { config, page }
}
async function read(value: Uint8Array): Promise<JsonValue> {
  const [item] = (await pageFor(value)).page.items
  if (item?.kind !== 'payload') throw new Error(item?.message)
  return item.payload
}

const FULL = {
  alert_id: '9007199254740993',
  big: '18446744073709551615',
  delta: -7,
  title: 'ä€😀',
  raw: Buffer.from([0, 255, 16]),
  seen: true,
  score: 0.1,
  ratio: 0.1,
  severity: 'HIGH',
  ports: [22, 443],
  levels: ['HIGH', 'SEVERITY_UNKNOWN', 9],
  counts: { a: '9007199254740993', __proto__x: 1 },
  by_id: { 5: { name: 'five' } },
  host: { name: 'ws-1', serials: ['18446744073709551615'] },
  note: '',
  machine: { name: 'm' },
  at: { seconds: 1767225600, nanos: 120_000_000 },
  took: { seconds: 1, nanos: 500_000_000 },
  maybe: { value: '9007199254740993' },
  details: {
    fields: {
      n: { numberValue: 1.5 },
      l: { listValue: { values: [{ boolValue: true }, { nullValue: 0 }] } },
      s: { structValue: { fields: { x: { stringValue: 'y' } } } },
    },
  },
  tags: ['a', 'b'],
  cause: { alert_id: 1 },
}

it('a message is read as its schema says: every digit, names of enums, maps, one-ofs, well-known messages, references', async () => {
  const payload = await read(framed(7, ALERT_AT, encode('soc.Alert', FULL)))
  expect(stringifyJson(payload)).toBe(
    '{"alert_id":9007199254740993,"big":18446744073709551615,"delta":-7,"title":"ä€😀","raw":"AP8Q","seen":true,"score":0.1,"ratio":0.1,' +
      '"severity":"HIGH","ports":[22,443],"levels":["HIGH","SEVERITY_UNKNOWN",9],"counts":{"a":9007199254740993,"__proto__x":1},' +
      '"by_id":{"5":{"name":"five","serials":[]}},"host":{"name":"ws-1","serials":[18446744073709551615]},"note":"",' +
      '"machine":{"name":"m","serials":[]},"at":"2026-01-01T00:00:00.12Z","took":"1.5s","maybe":9007199254740993,' +
      '"details":{"n":1.5,"l":[true,null],"s":{"x":"y"}},"tags":["a","b"],' +
      '"cause":{"alert_id":1,"big":0,"delta":0,"title":"","raw":"","seen":false,"score":0,"ratio":0,"severity":"SEVERITY_UNKNOWN",' +
      '"ports":[],"levels":[],"counts":{},"by_id":{},"tags":[]}}',
  )
})

it('which message of the file it is stands before it: the first, a later one, one in another', async () => {
  expect(await read(framed(7, [0], encode('soc.Other', { x: 'first' })))).toEqual({ x: 'first' })
  expect(await read(framed(7, [4, 0, 0], encode('soc.Other.Inner', { n: 4 })))).toEqual({ n: 4 })
})

it('a kept message is read again without the registry', async () => {
  const { config, page } = await pageFor(framed(7, ALERT_AT, encode('soc.Alert', FULL)))
  expect(await kafka.reread?.({ ...config, protobuf: { registry: 'https://gone.example.com' } }, page)).toEqual(
    page.items,
  )
})

it('what is no message of a schema is a dead letter that says why', async () => {
  const whole = framed(7, ALERT_AT, encode('soc.Alert', FULL))
  const cases: [Uint8Array, RegExp][] = [
    [Buffer.from('{"a":1}'), /does not begin with the number/],
    [framed(404, [0], Buffer.from('x')), /no Protobuf schema 404/],
    [framed(8, [0], Buffer.from('x')), /no Protobuf schema 8/],
    [framed(9, [0], Buffer.from('x')), /schema cannot be read/],
    [framed(10, [0], Buffer.from('x')), /schema cannot be read/],
    [framed(7, [2, 20], Buffer.from('')), /no message at 10/],
    [framed(7, ALERT_AT, Buffer.from([0x0a, 1, 0x61])), /"alert_id" is of another type/],
    [whole.subarray(0, whole.length - 1), /Not as schema 7 says/],
  ]
  for (const [value, reason] of cases) {
    const [item] = (await pageFor(value)).page.items
    expect(item).toMatchObject({ kind: 'malformed', code: 'protobuf_invalid', message: expect.stringMatching(reason) })
    expect(item?.kind === 'malformed' && Buffer.from(item.raw)).toEqual(Buffer.from(value))
  }
})

it('a message without an end, or of any bytes, is refused in bounds', () => {
  const decode = protobufReader(ALERT, [{ name: 'asset/host.proto', schema: HOST }], 64)
  let nested = Buffer.alloc(0)
  for (let i = 0; i < 70; i++) {
    const length = protobuf.Writer.create().uint32(nested.length).finish()
    nested = Buffer.concat([Buffer.from([0xba, 0x01]), length, nested])
  }
  expect(() => decode(Buffer.concat([Buffer.from(ALERT_AT), nested]))).toThrow(/deeper than 64/)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      try {
        decode(Buffer.concat([Buffer.from(ALERT_AT), bytes]))
      } catch (error) {
        expect(error).toBeInstanceOf(ProtobufError)
      }
    }),
    { numRuns: 2000 },
  )
})
