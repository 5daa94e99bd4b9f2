import type { Command } from 'commander'
import { makeDemo, removeDemo, sendEvents } from '../demo/demo.ts'

interface Options {
  readonly url: string
  readonly token?: string
  readonly remove?: true
}

/** `halcyon demo`: three feeds and a sender of realistic events, for a look at a living system. */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('Fill a running instance with three feeds and send them realistic events, until Ctrl+C.')
    .option('--url <address>', 'the instance', process.env.HALCYON_PUBLIC_URL ?? 'http://127.0.0.1:7700')
    .option('--token <token>', 'an API token of an administrator; default: HALCYON_ADMIN_TOKEN')
    .option('--remove', 'archive the feeds of the demo, and send nothing')
    .addHelpText('after', '\nThe feeds carry the tag "demo". Run it once; --remove takes them out of use again.')
    .action(async (options: Options) => {
      const token = options.token ?? process.env.HALCYON_ADMIN_TOKEN
      if (token === undefined || token === '') program.error('Name an API token: --token, or HALCYON_ADMIN_TOKEN.')
      const instance = { url: options.url.replace(/\/+$/, ''), token: token ?? '' }
      const before = await removeDemo(instance)
      if (options.remove) {
        process.stdout.write(`Archived ${before} feeds of the demo.\n`)
        return
      }
      const made = await makeDemo(instance)
      for (const { feed } of made) process.stdout.write(`${feed.name}: ${feed.rate} events a second\n`)
      process.stdout.write(
        `Look at ${instance.url}. Ctrl+C stops the events; \`halcyon demo --remove\` takes the feeds away.\n`,
      )
      const stop = new AbortController()
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
      await sendEvents(made, stop.signal, (line) => void process.stderr.write(`${line}\n`))
    })
}
