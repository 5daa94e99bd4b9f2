import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keptPort } from './ports.ts'
import { canInstallPackages, installPackages, launch, listens, onPath, run } from './process.ts'
import type { Folders, Running, Service } from './service.ts'

const VERSION = '1.6.14'

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

  async install(cache) {
    if (existsSync(libs(cache))) return
    const absent = Object.entries({ java: 'openjdk-17-jre-headless', mvn: 'maven' })
      .filter(([program]) => !onPath(program))
      .map(([, name]) => name)
    if (absent.length > 0) await installPackages(absent)
    const folder = join(cache, `${VERSION}.part`)
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'pom.xml'), POM)
    await run('mvn', ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=libs'], { cwd: folder })
    renameSync(folder, join(cache, VERSION))
  },

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
      join(libs(cache), '*'),
      'org.elasticmq.server.Main',
    ],
    { cwd: data, log: join(data, 'sqs.log'), ready: () => listens(port) },
  )
  return { address: { TEST_SQS_ENDPOINT: `http://127.0.0.1:${port}` }, ...server }
}

const libs = (cache: string): string => join(cache, VERSION, 'libs')

const configuration = (port: number): string => `include classpath("application.conf")
node-address { protocol = http, host = "127.0.0.1", port = ${port}, context-path = "" }
rest-sqs { enabled = true, bind-port = ${port}, bind-hostname = "127.0.0.1", sqs-limits = strict }
rest-stats { enabled = false }
`

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>halcyon</groupId>
  <artifactId>sqs-for-tests</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.elasticmq</groupId><artifactId>elasticmq-server_2.13</artifactId><version>${VERSION}</version></dependency>
  </dependencies>
</project>
`
