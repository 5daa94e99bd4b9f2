import { createTestHost } from '@halcyon/connector-kit/suite'
import { isJsonObject, type JsonValue } from '@halcyon/domain'
import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { connectors } from '../../index.ts'
import { kafka } from '../index.ts'
import { settingsOf } from '../settings.ts'
import { KafkaConfig } from './config.ts'
import { validateConfig } from './validate.ts'

/** A draft that must be accepted as it stands: whoever scripts against the interface writes these names. */
const DRAFT = {
  brokers: ['broker:9092'],
  topics: ['alerts'],
  groupId: 'halcyon',
  start: 'earliest',
  format: 'json',
  sasl: { mechanism: 'scram-sha-512', username: 'app' },
} as const satisfies JsonValue
const BASE = { brokers: ['broker:9092'], topics: ['alerts'] }

describe('a draft as scripts write it', () => {
  it('is accepted as it stands, needs the password, and opens', () => {
    const spec = connectors.get('kafka')?.spec
    const config = JSON.parse(JSON.stringify(DRAFT)) as KafkaConfig
    expect([...Value.Errors(KafkaConfig, config)]).toEqual([])
    expect(spec?.validate?.(config)).toEqual([])
    expect(spec?.requiredSecrets(config)).toEqual(['password'])
    expect(kafka.open(createTestHost({ config, secrets: { password: 'p' } }))).toHaveProperty('pull')
    expect(settingsOf(config)).toMatchObject({
      auth: { kind: 'sasl', mechanism: 'SCRAM-SHA-512', username: 'app' },
      groupId: 'halcyon',
      start: 'earliest',
      format: { kind: 'json', array: 'split' },
      tls: { ca: null },
    })
  })

  const accepted: [KafkaConfig, string[]][] = [
    [BASE, []],
    [{ ...BASE, start: 'latest', format: 'text' }, []],
    [{ ...BASE, start: { timestamp: '2026-01-01T00:00:00Z' } }, []],
    [{ ...BASE, groupId: 'g', start: { group: true } }, []],
    [{ ...BASE, format: 'json', json: { array: 'whole' } }, []],
    [{ ...BASE, format: 'csv', csv: { columns: ['id'], delimiter: ';' } }, []],
    [{ ...BASE, sasl: { mechanism: 'plain', username: 'u' } }, ['password']],
    [{ ...BASE, sasl: { mechanism: 'scram-sha-256', username: 'u' } }, ['password']],
    [
      { ...BASE, sasl: { mechanism: 'oauthbearer', tokenUrl: 'https://i.test', clientId: 'c', scope: 's' } },
      ['clientSecret'],
    ],
    [{ ...BASE, preset: 'azure_event_hubs' }, ['password']],
    [{ ...BASE, preset: 'amazon_msk', sasl: { username: 'u' } }, ['password']],
  ]
  it.each(accepted)('accepts %j', (config, secrets) => {
    expect([...Value.Errors(KafkaConfig, config)]).toEqual([])
    expect(validateConfig(config)).toEqual([])
    expect(kafka.spec.requiredSecrets(config)).toEqual(secrets)
  })
})

it('a preset’s mechanism counts until the draft has one of its own', () => {
  const sasl = (own?: KafkaConfig['sasl']) =>
    settingsOf({ ...BASE, preset: 'azure_event_hubs', ...(own === undefined ? {} : { sasl: own }) }).auth
  expect(sasl()).toEqual({ kind: 'sasl', mechanism: 'PLAIN', username: '$ConnectionString' })
  expect(sasl({ mechanism: 'scram-sha-256', username: 'u' })).toMatchObject({ mechanism: 'SCRAM-SHA-256' })
  expect(sasl({ mechanism: 'scram-sha-256' })).toMatchObject({ username: '' })
})

describe('what is refused', () => {
  const schema: JsonValue[] = [
    { ...BASE, start: 'now' },
    { ...BASE, start: { kind: 'earliest' } },
    { ...BASE, start: { timestamp: 'yesterday' } },
    { ...BASE, start: { group: true, timestamp: '2026-01-01T00:00:00Z' } },
    { ...BASE, format: { kind: 'json' } },
    { ...BASE, format: 'xml' },
    { ...BASE, auth: { kind: 'none' } },
    { ...BASE, sasl: { mechanism: 'scram', username: 'u' } },
  ]
  it.each(schema)('by the schema: %j', (config) => {
    expect(Value.Check(KafkaConfig, config)).toBe(false)
  })

  const beyond: [KafkaConfig, string[]][] = [
    [{ ...BASE, sasl: { username: 'u' } }, ['sasl.mechanism']],
    [{ ...BASE, sasl: { mechanism: 'plain' } }, ['sasl.username']],
    [{ ...BASE, preset: 'amazon_msk' }, ['sasl.username']],
    [{ ...BASE, sasl: { mechanism: 'oauthbearer' } }, ['sasl.tokenUrl', 'sasl.clientId']],
    [{ ...BASE, sasl: { mechanism: 'plain', username: 'u', scope: 's' } }, ['sasl.scope']],
    [{ ...BASE, format: 'csv' }, ['csv.columns']],
    [{ ...BASE, format: 'text', csv: { columns: ['a'] } }, ['csv']],
    [{ ...BASE, json: { array: 'whole' }, format: 'text' }, ['json']],
    [{ ...BASE, format: 'avro' }, ['avro.registry']],
    [{ ...BASE, format: 'protobuf' }, ['protobuf.registry']],
    [{ ...BASE, format: 'avro', avro: { registry: 'schemas.example.com' } }, ['avro.registry']],
    [{ ...BASE, avro: { registry: 'https://schemas.example.com' } }, ['avro']],
    [{ ...BASE, start: { group: true } }, ['start']],
    [{ ...BASE, start: { timestamp: '2026-13-01T00:00:00Z' } }, ['start.timestamp']],
  ]
  it.each(beyond)('%j', (config, paths) => {
    expect([...Value.Errors(KafkaConfig, config)]).toEqual([])
    expect(validateConfig(config).map(({ path }) => path)).toEqual(paths)
  })
})

it('a sample has the format of the draft', () => {
  const sample = (more: object) => kafka.spec.sample({ ...DRAFT, ...more })
  expect(sample({ format: 'text' })).toEqual({ message: expect.any(String) })
  const row = sample({ format: 'csv', csv: { columns: ['id', 'host'] } })
  expect(isJsonObject(row) && Object.keys(row)).toEqual(['id', 'host'])
})
