import { setTimeout as pause } from 'node:timers/promises'
import type { Command } from 'commander'
import type { RemovedDemo } from '../commands/demo/remove-demo.ts'
import type { DemoView } from '../queries/demo.ts'
import { call, type Instance, InstanceError } from './instance.ts'

interface Options {
  readonly url: string
  readonly token?: string
  readonly remove?: true
}

const LOOK_MS = 1000

/** `halcyon demo`: three feeds and a sender of realistic events, for a look at a living system. */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('Fill a running instance with three feeds that receive realistic events, until Ctrl+C.')
    .option('--url <address>', 'the instance', process.env.HALCYON_PUBLIC_URL ?? 'http://127.0.0.1:7700')
    .option('--token <token>', 'an API token of an administrator; default: HALCYON_ADMIN_TOKEN')
    .option('--remove', 'archive the feeds of the demo and delete its secrets')
    .addHelpText('after', '\nThe same as the button in the Studio; the instance itself sends the events.')
    .action(async (options: Options) => {
      const token = options.token ?? process.env.HALCYON_ADMIN_TOKEN
      if (token === undefined || token === '') program.error('Name an API token: --token, or HALCYON_ADMIN_TOKEN.')
      const instance = { url: options.url.replace(/\/+$/, ''), token: token ?? '' }
      await (options.remove ? remove(instance) : run(instance))
    })
}

async function remove(instance: Instance): Promise<void> {
  const { feeds, secrets, kept } = await call<RemovedDemo>(instance, 'DELETE', '/demo')
  process.stdout.write(`Archived ${feeds} feeds of the demo, deleted ${secrets} secrets.\n`)
  for (const { name } of kept) process.stdout.write(`"${name}" stays: another feed uses it.\n`)
}

async function run(instance: Instance): Promise<void> {
  const { feeds } = await call<DemoView>(instance, 'POST', '/demo', {})
  for (const { name } of feeds) process.stdout.write(`${name}\n`)
  process.stdout.write(
    `Look at ${instance.url}. Ctrl+C stops the events; \`halcyon demo --remove\` takes the feeds away.\n`,
  )
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  if (!(await watch(instance, stop.signal))) return void process.stdout.write('The demo was stopped.\n')
  const { eventsSent } = await call<DemoView>(instance, 'POST', '/demo/stop')
  process.stdout.write(`Stopped after ${eventsSent} events.\n`)
}

/** Says what is in the way of events; false once the demo was stopped elsewhere, true when it is to be stopped here. */
async function watch(instance: Instance, signal: AbortSignal): Promise<boolean> {
  let said: string | null = null
  while (!signal.aborted) {
    const { state, trouble } = await look(instance)
    if (state !== 'running') return false
    if (trouble !== said) process.stderr.write(`${trouble ?? 'The feeds take events again.'}\n`)
    said = trouble
    await pause(LOOK_MS, undefined, { signal }).catch(() => undefined)
  }
  return true
}

/** A server that is away may come back. */
async function look(instance: Instance): Promise<Pick<DemoView, 'state' | 'trouble'>> {
  try {
    return await call<DemoView>(instance, 'GET', '/demo')
  } catch (error) {
    if (!(error instanceof InstanceError)) throw error
    return { state: 'running', trouble: error.message }
  }
}
