import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { installJavaService, librariesOf } from './maven.ts'
import { keptPort } from './ports.ts'
import { canInstallPackages, launch, listens, onPath } from './process.ts'
import type { Folders, Running, Service } from './service.ts'

const VERSION = '1.6.14'
const JAVA = { version: VERSION, libraries: [`org.elasticmq:elasticmq-server_2.13:${VERSION}`] }

/** `http://host:port`: a server that makes queues for whoever asks, and signs nobody in. */
const VARIABLES = ['TEST_SQS_ENDPOINT'] as const
type Variable = (typeof VARIABLES)[number]

/** ElasticMQ: queues by the protocol of Amazon SQS, in memory. Signatures are not checked. */
export const sqs: Service<Variable> = {
  name: 'sqs',
  title: `ElasticMQ ${VERSION}`,
  variables: VARIABLES,

  async missing() {
    if (canInstallPackages()) return null
    const absent = ['java', 'mvn'].filter((program) => !onPath(program))
    return absent.length === 0 ? null : `${absent.join(', ')} not found; Java 17 and Maven are needed.`
  },

  install: (cache) => installJavaService(cache, JAVA),

  start,
}

async function start({ cache, data }: Folders): Promise<Running<Variable>> {
  const port = await keptPort(data, 'sqs')
  const settings = join(data, 'sqs.conf')
  writeFileSync(settings, configuration(port))
  const server = await launch(
    'java',
    [
      '-XX:TieredStopAtLevel=1',
      '-XX:+UseSerialGC',
      '-Xmx128m',
      `-Dconfig.file=${settings}`,
      '-cp',
      join(librariesOf(cache, JAVA), '*'),
      'org.elasticmq.server.Main',
    ],
    { cwd: data, log: join(data, 'sqs.log'), ready: () => listens(port) },
  )
  return { address: { TEST_SQS_ENDPOINT: `http://127.0.0.1:${port}` }, ...server }
}

const configuration = (port: number): string => `include classpath("application.conf")
node-address { protocol = http, host = "127.0.0.1", port = ${port}, context-path = "" }
rest-sqs { enabled = true, bind-port = ${port}, bind-hostname = "127.0.0.1", sqs-limits = strict }
rest-stats { enabled = false }
`
