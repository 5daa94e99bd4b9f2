import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, launch, listens, onPath, run } from './process.ts'
import type { Folders, Running, Service } from './service.ts'

const VERSION = 'v1.8.0'
const ACCESS_KEY = 'halcyon-test'
const SECRET_KEY = 's3-test-secret-key'

const VARIABLES = ['TEST_S3_ENDPOINT', 'TEST_S3_ACCESS_KEY', 'TEST_S3_SECRET_KEY'] as const
type Variable = (typeof VARIABLES)[number]

/** versitygw over a folder: paging, preconditions, tags and multipart uploads as S3 has them; signatures are checked. */
export const s3: Service<Variable> = {
  name: 's3',
  title: `versitygw ${VERSION}`,
  variables: VARIABLES,

  async missing() {
    if (!onPath('go')) return 'go not found; Go 1.21 or newer is needed.'
    const version = /go1\.(\d+)/.exec(await run('go', ['version']))?.[1]
    return Number(version) >= 21 ? null : 'Go is older than 1.21, which cannot fetch the version that is needed.'
  },

  async install(cache) {
    if (existsSync(program(cache))) return
    const folder = join(cache, `${VERSION}.part`)
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    const env = { GOBIN: folder, GOTOOLCHAIN: 'auto' }
    await run('go', ['install', `github.com/versity/versitygw/cmd/versitygw@${VERSION}`], { cwd: folder, env })
    renameSync(folder, join(cache, VERSION))
  },

  start,
}

async function start({ cache, data }: Folders): Promise<Running<Variable>> {
  const port = await portOf(data)
  const buckets = join(data, 'buckets')
  mkdirSync(buckets, { recursive: true })
  const args = ['--access', ACCESS_KEY, '--secret', SECRET_KEY, '--port', `127.0.0.1:${port}`, 'posix', buckets]
  const gateway = await launch(program(cache), args, {
    cwd: data,
    log: join(data, 's3.log'),
    ready: () => listens(port),
  })
  return {
    address: {
      TEST_S3_ENDPOINT: `http://127.0.0.1:${port}`,
      TEST_S3_ACCESS_KEY: ACCESS_KEY,
      TEST_S3_SECRET_KEY: SECRET_KEY,
    },
    ...gateway,
  }
}

/** That of the first start: clients find a restarted server again. */
async function portOf(data: string): Promise<number> {
  const path = join(data, 'port')
  if (!existsSync(path)) writeFileSync(path, String(await freePort()))
  return Number(readFileSync(path, 'utf8'))
}

const program = (cache: string): string => join(cache, VERSION, 'versitygw')
