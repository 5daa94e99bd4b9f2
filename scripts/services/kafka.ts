import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeCertificates } from './certificates.ts'
import { installJavaService, librariesOf } from './maven.ts'
import { canInstallPackages, freePort, launch, listens, onPath, run } from './process.ts'
import type { Folders, Running, Service } from './service.ts'

const VERSION = '4.4.0'
const JAVA = {
  version: VERSION,
  libraries: [`org.apache.kafka:kafka_2.13:${VERSION}`, 'org.slf4j:slf4j-simple:1.7.36'],
  programs: { openssl: 'openssl' },
}
const USER = 'halcyon'
const PASSWORD = 'kafka-test-password'

const VARIABLES = [
  /** Without TLS, without sign-in. */
  'TEST_KAFKA_BROKERS',
  /** Without TLS, signed in by PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512. */
  'TEST_KAFKA_SASL_BROKERS',
  /** TLS, signed in as above. */
  'TEST_KAFKA_SASL_TLS_BROKERS',
  /** TLS with a client certificate. */
  'TEST_KAFKA_TLS_BROKERS',
  /** Without TLS, signed in by OAUTHBEARER: unsigned tokens of any subject with the scope `kafka`. */
  'TEST_KAFKA_OAUTH_BROKERS',
  'TEST_KAFKA_USER',
  'TEST_KAFKA_PASSWORD',
  /** Folder with `ca.pem`, `client.pem` and `client.key`. */
  'TEST_KAFKA_CERTIFICATES',
] as const

type Variable = (typeof VARIABLES)[number]

/** Apache Kafka as one broker that is its own controller. Auto-creation of topics is off. */
export const kafka: Service<Variable> = {
  name: 'kafka',
  title: `Apache Kafka ${VERSION}`,
  variables: VARIABLES,

  async missing() {
    if (canInstallPackages()) return null
    const absent = ['java', 'mvn', 'openssl'].filter((program) => !onPath(program))
    return absent.length === 0 ? null : `${absent.join(', ')} not found; Java 17, Maven and OpenSSL are needed.`
  },

  install: (cache) => installJavaService(cache, JAVA),

  start,
}

async function start({ cache, data }: Folders): Promise<Running<Variable>> {
  const ports = await portsOf(data)
  const classPath = join(librariesOf(cache, JAVA), '*')
  const settings = join(data, 'server.properties')
  if (!existsSync(settings)) {
    await makeCertificates(data, ['broker', 'client'])
    writeFileSync(settings, properties(data, ports))
    const scram = ['SCRAM-SHA-256', 'SCRAM-SHA-512'].flatMap((mechanism) => [
      '--add-scram',
      `${mechanism}=[name=${USER},password=${PASSWORD}]`,
    ])
    const id = randomUUID().replaceAll('-', '').slice(0, 22)
    await run('java', [
      '-XX:TieredStopAtLevel=1',
      '-cp',
      classPath,
      'kafka.tools.StorageTool',
      'format',
      '-t',
      id,
      '-c',
      settings,
      ...scram,
    ])
  }
  const broker = await launch(
    'java',
    ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx512m', '-cp', classPath, 'kafka.Kafka', settings],
    {
      cwd: data,
      log: join(data, 'kafka.log'),
      ready: async () =>
        readFileSync(join(data, 'kafka.log'), 'utf8').includes('Kafka Server started') && listens(ports.plain),
      timeoutMs: 120_000,
    },
  )
  const at = (port: number): string => `127.0.0.1:${port}`
  return {
    address: {
      TEST_KAFKA_BROKERS: at(ports.plain),
      TEST_KAFKA_SASL_BROKERS: at(ports.sasl),
      TEST_KAFKA_SASL_TLS_BROKERS: at(ports.saslTls),
      TEST_KAFKA_TLS_BROKERS: at(ports.tls),
      TEST_KAFKA_OAUTH_BROKERS: at(ports.oauth),
      TEST_KAFKA_USER: USER,
      TEST_KAFKA_PASSWORD: PASSWORD,
      TEST_KAFKA_CERTIFICATES: data,
    },
    ...broker,
  }
}

type Ports = Readonly<Record<'plain' | 'sasl' | 'saslTls' | 'tls' | 'oauth' | 'controller', number>>

/** Those of the first start: clients find a restarted broker again. */
async function portsOf(data: string): Promise<Ports> {
  const path = join(data, 'ports.json')
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as Ports
  const ports: Ports = {
    plain: await freePort(),
    sasl: await freePort(),
    saslTls: await freePort(),
    tls: await freePort(),
    oauth: await freePort(),
    controller: await freePort(),
  }
  writeFileSync(path, JSON.stringify(ports))
  return ports
}

function properties(data: string, { plain, sasl, saslTls, tls, oauth, controller }: Ports): string {
  const listeners = `PLAINTEXT://127.0.0.1:${plain},SASL_PLAINTEXT://127.0.0.1:${sasl},SASL_SSL://127.0.0.1:${saslTls},SSL://127.0.0.1:${tls},OAUTH://127.0.0.1:${oauth}`
  const bearer = 'org.apache.kafka.common.security.oauthbearer'
  const plainLogin = `org.apache.kafka.common.security.plain.PlainLoginModule required user_${USER}="${PASSWORD}";`
  const scramLogin = 'org.apache.kafka.common.security.scram.ScramLoginModule required;'
  const logins = ['sasl_plaintext', 'sasl_ssl'].flatMap((name) => [
    `listener.name.${name}.plain.sasl.jaas.config=${plainLogin}`,
    `listener.name.${name}.scram-sha-256.sasl.jaas.config=${scramLogin}`,
    `listener.name.${name}.scram-sha-512.sasl.jaas.config=${scramLogin}`,
  ])
  return `${[
    'process.roles=broker,controller',
    'node.id=1',
    `controller.quorum.voters=1@127.0.0.1:${controller}`,
    'controller.listener.names=CONTROLLER',
    `listeners=${listeners},CONTROLLER://127.0.0.1:${controller}`,
    `advertised.listeners=${listeners}`,
    'listener.security.protocol.map=PLAINTEXT:PLAINTEXT,SASL_PLAINTEXT:SASL_PLAINTEXT,SASL_SSL:SASL_SSL,SSL:SSL,OAUTH:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name=PLAINTEXT',
    'sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-256,SCRAM-SHA-512',
    ...logins,
    'listener.name.oauth.sasl.enabled.mechanisms=OAUTHBEARER',
    `listener.name.oauth.oauthbearer.sasl.jaas.config=${bearer}.OAuthBearerLoginModule required unsecuredLoginStringClaim_sub="broker" unsecuredValidatorRequiredScope="kafka";`,
    `listener.name.oauth.oauthbearer.sasl.server.callback.handler.class=${bearer}.internals.unsecured.OAuthBearerUnsecuredValidatorCallbackHandler`,
    'ssl.keystore.type=PEM',
    `ssl.keystore.location=${join(data, 'broker.keystore.pem')}`,
    'ssl.truststore.type=PEM',
    `ssl.truststore.location=${join(data, 'ca.pem')}`,
    'listener.name.ssl.ssl.client.auth=required',
    `log.dirs=${join(data, 'log')}`,
    'auto.create.topics.enable=false',
    'num.partitions=1',
    'offsets.topic.num.partitions=4',
    'offsets.topic.replication.factor=1',
    'transaction.state.log.num.partitions=4',
    'transaction.state.log.replication.factor=1',
    'transaction.state.log.min.isr=1',
    'share.coordinator.state.topic.replication.factor=1',
    'share.coordinator.state.topic.min.isr=1',
    'group.initial.rebalance.delay.ms=0',
    // A broker that was killed comes back in half the time.
    'broker.session.timeout.ms=3000',
    'broker.heartbeat.interval.ms=500',
  ].join('\n')}\n`
}
