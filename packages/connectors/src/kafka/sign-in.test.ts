import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { describeWith } from '../../../../tests/services/service.ts'
import type { KafkaConfig } from './config/config.ts'
import { kafka } from './index.ts'
import { cluster, kafkaHost, readItems } from './testing.ts'
import { CLIENT_ID, CLIENT_SECRET, tokenServer } from './testing-tokens.ts'

const TIMEOUT = 60_000
const tokens = await tokenServer()
afterAll(() => tokens.close())

await describeWith('kafka', (address) => {
  const brokers = address.TEST_KAFKA_BROKERS
  const to = cluster(brokers)
  afterAll(() => to.close())
  const numbers = (topic: string) =>
    Array.from({ length: 3 }, (_, n) => ({ topic, partition: 0, key: `k${n}`, value: `{"n":${n}}` }))
  const config = (topics: readonly string[], more: Partial<KafkaConfig> = {}): KafkaConfig => ({
    brokers: [brokers],
    tls: { mode: 'off' },
    topics: [...topics],
    start: 'earliest',
    ...more,
  })

  const pem = (name: string) => readFileSync(join(address.TEST_KAFKA_CERTIFICATES, name), 'utf8')
  const username = address.TEST_KAFKA_USER
  const secrets = { password: address.TEST_KAFKA_PASSWORD }
  const own = address.TEST_KAFKA_CERTIFICATES !== ''
  const bearer = (scope: string) =>
    ({ mechanism: 'oauthbearer', tokenUrl: tokens.url, clientId: CLIENT_ID, scope }) as const
  const ways: Record<string, [Partial<KafkaConfig>, Record<string, string>]> = own
    ? {
        PLAIN: [{ brokers: [address.TEST_KAFKA_SASL_BROKERS], sasl: { mechanism: 'plain', username } }, secrets],
        'SCRAM-SHA-256': [
          { brokers: [address.TEST_KAFKA_SASL_BROKERS], sasl: { mechanism: 'scram-sha-256', username } },
          secrets,
        ],
        'SCRAM-SHA-512 over TLS': [
          {
            brokers: [address.TEST_KAFKA_SASL_TLS_BROKERS],
            sasl: { mechanism: 'scram-sha-512', username },
            tls: { ca: pem('ca.pem') },
          },
          secrets,
        ],
        'a client certificate': [
          {
            brokers: [address.TEST_KAFKA_TLS_BROKERS],
            tls: { ca: pem('ca.pem'), clientCertificate: pem('client.pem') },
          },
          { clientKey: pem('client.key') },
        ],
        OAUTHBEARER: [
          { brokers: [address.TEST_KAFKA_OAUTH_BROKERS], sasl: bearer('kafka') },
          { clientSecret: CLIENT_SECRET },
        ],
      }
    : {}
  it.each(Object.entries(ways))(
    'by %s: reads, and says so',
    async (_, [more, some]) => {
      const topic = await to.topic()
      await to.send(numbers(topic))
      const host = kafkaHost(config([topic], more), some)
      const { ok, steps } = await kafka.check(host)
      expect([ok, steps.at(-1)?.detail]).toEqual([true, '3 records are kept. They may be read.'])
      expect((await readItems(host, 3)).payloads).toHaveLength(3)
    },
    TIMEOUT,
  )

  const refused: Record<string, [Partial<KafkaConfig>, Record<string, string>, string, string]> = own
    ? {
        'a wrong password': [
          { brokers: [address.TEST_KAFKA_SASL_BROKERS], sasl: { mechanism: 'scram-sha-512', username } },
          { password: 'wrong' },
          'sign-in',
          'authentication_failed',
        ],
        'a token without the scope': [
          { brokers: [address.TEST_KAFKA_OAUTH_BROKERS], sasl: bearer('other') },
          { clientSecret: CLIENT_SECRET },
          'sign-in',
          'authentication_failed',
        ],
        'a wrong client secret': [
          { brokers: [address.TEST_KAFKA_OAUTH_BROKERS], sasl: bearer('kafka') },
          { clientSecret: 'wrong' },
          'sign-in',
          'authentication_failed',
        ],
        'a wrong password, PLAIN': [
          { brokers: [address.TEST_KAFKA_SASL_BROKERS], sasl: { mechanism: 'plain', username } },
          { password: 'wrong' },
          'sign-in',
          'authentication_failed',
        ],
        'an unknown authority': [
          { brokers: [address.TEST_KAFKA_SASL_TLS_BROKERS], sasl: { mechanism: 'scram-sha-512', username }, tls: {} },
          secrets,
          'encryption',
          'tls_failed',
        ],
        'no client certificate': [
          { brokers: [address.TEST_KAFKA_TLS_BROKERS], tls: { ca: pem('ca.pem') } },
          {},
          'encryption',
          '',
        ],
        'TLS where there is none': [{ tls: { ca: pem('ca.pem') } }, {}, 'encryption', 'tls_failed'],
        'no TLS where there is': [{ brokers: [address.TEST_KAFKA_TLS_BROKERS] }, {}, 'sign-in', 'tls_failed'],
        'nobody at the port': [{ brokers: ['127.0.0.1:9'] }, {}, 'address', ''],
        'no such topic': [{ topics: ['no-such-topic'] }, {}, 'topics', 'source_not_found'],
        'a pattern without a topic': [{ topics: ['no-such-*'] }, {}, 'topics', 'source_not_found'],
        'no secret': [
          { brokers: [address.TEST_KAFKA_SASL_BROKERS], sasl: { mechanism: 'plain', username } },
          {},
          'configuration',
          'secret_missing',
        ],
      }
    : {}
  it.each(Object.entries(refused))(
    '%s: the check fails where it is, with what to do',
    async (_, [more, some, name, code]) => {
      const topic = await to.topic()
      const host = kafkaHost(config([topic], more), some)
      const failed = (await kafka.check(host)).steps.filter(({ ok }) => !ok)
      expect(failed).toMatchObject([{ name, detail: expect.any(String), action: expect.any(String) }])
      for (const secret of Object.values(some)) expect(JSON.stringify([failed, host.lines])).not.toContain(secret)
      if (code === '' || more.topics?.[0]?.includes('*')) return
      await expect(readItems(host, 1)).rejects.toMatchObject({ name: 'NeedsHuman', code })
    },
    TIMEOUT,
  )
})
