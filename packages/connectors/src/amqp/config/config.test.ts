import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { amqp } from '../index.ts'
import { AmqpConfig } from './config.ts'
import { settingsOf } from './settings.ts'

const BASE: AmqpConfig = { host: 'rabbitmq.example.com', auth: { kind: 'password', user: 'u' }, queue: 'alerts' }
const CERTIFICATE = '-----BEGIN CERTIFICATE-----\n…'

describe('amqp: configuration', () => {
  it.each([...(amqp.spec.presets ?? [])])('$name is one', ({ config }) => {
    expect([...Value.Errors(AmqpConfig, config)]).toEqual([])
    expect(amqp.spec.validate?.(config as AmqpConfig)).toEqual([])
  })

  it('is TLS on its port unless told otherwise', () => {
    expect(settingsOf(BASE)).toMatchObject({ port: 5671, vhost: '/', tls: {}, prefetch: 250, declare: null })
    expect(settingsOf({ ...BASE, tls: { mode: 'off' } })).toMatchObject({ port: 5672, tls: null })
    const declare = { exchange: 'siem' }
    expect(settingsOf({ ...BASE, declare }).declare).toEqual({ type: 'quorum', exchange: 'siem', routingKeys: [''] })
  })

  it('names the secrets it needs', () => {
    const external = { auth: { kind: 'external' as const }, tls: { clientCertificate: CERTIFICATE } }
    expect(amqp.spec.requiredSecrets(BASE)).toEqual(['password'])
    expect(amqp.spec.requiredSecrets({ ...BASE, ...external })).toEqual(['clientKey'])
  })

  it('what cannot work is said where it stands', () => {
    const paths = (part: Partial<AmqpConfig>) => amqp.spec.validate?.({ ...BASE, ...part }).map(({ path }) => path)
    expect(paths({})).toEqual([])
    expect(paths({ host: 'amqps://rabbitmq' })).toEqual(['host'])
    expect(paths({ auth: { kind: 'external' } })).toEqual(['tls.clientCertificate'])
    expect(paths({ tls: { mode: 'off', clientCertificate: CERTIFICATE } })).toEqual(['tls.clientCertificate'])
    expect(paths({ tls: { ca: 'none' } })).toEqual(['tls.ca'])
    expect(paths({ queue: 'ü'.repeat(200) })).toEqual(['queue'])
    expect(paths({ queue: 'amq.mine', declare: { exchange: 'siem' } })).toEqual(['queue'])
    expect(paths({ declare: { exchange: 'e', routingKeys: ['a', 'ü'.repeat(200)] } })).toEqual([
      'declare.routingKeys[1]',
    ])
    expect(paths({ recordPath: '$.a[*]', format: 'ndjson' })).toEqual(['recordPath'])
    expect(paths({ recordPath: '$.a[' })).toEqual(['recordPath'])
    expect(paths({ format: 'csv' })).toEqual(['csv.columns'])
    expect(paths({ format: 'csv', csv: { columns: ['a'], delimiter: '"' } })).toEqual(['csv.delimiter'])
    expect(paths({ format: 'xml' })).toEqual(['element'])
    expect(paths({ csv: { delimiter: ';' }, element: 'e' })).toEqual(['csv', 'element'])
    expect(paths({ declare: { routingKeys: ['a'] } })).toEqual(['declare.exchange'])
    expect(paths({ declare: {}, csv: {} })).toEqual([])
    expect(paths({ limits: { prefetch: 1000, messageBytes: 1_048_576 } })).toEqual(['limits'])
  })
})
