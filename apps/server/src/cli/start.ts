import { type Command, Option } from 'commander'
import { readConfiguration, SETTINGS } from '../configuration.ts'
import { type RunningServer, startServer } from '../start.ts'

/** Milliseconds a stop may take before the process ends all the same. */
const STOP_MS = 30_000

/** `halcyon start`: each flag is laid over its environment variable. */
export function addStart(program: Command): void {
  const command = program
    .command('start')
    .description('Run the server: all roles, or those named.')
    .option('--role <role...>', 'gateway, ingest or engine; default: all three in this process')
  for (const { env, flag, help } of SETTINGS) command.addOption(new Option(flag, `${help}  [${env}]`))
  command.addHelpText('after', '\nWith no database named, an embedded PostgreSQL is run in the data folder.')
  command.action(async (options: Record<string, string | string[] | boolean>) => {
    const values: Record<string, string | undefined> = { ...process.env }
    for (const { env, flag } of SETTINGS) {
      const value = options[optionName(flag)]
      if (value !== undefined) values[env] = value === true ? '1' : String(value)
    }
    await run(readConfiguration(values, (options.role as string[] | undefined) ?? []))
  })
}

const optionName = (flag: string): string =>
  flag
    .replace(/^--/, '')
    .replace(/ .*$/, '')
    .replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

async function run(configuration: Parameters<typeof startServer>[0]): Promise<void> {
  const server = await startServer(configuration)
  stopOnSignal(server)
  const { firstStart, gatewayUrl, ingestUrl } = server
  if (firstStart?.generatedPassword) {
    process.stderr.write(
      `First administrator: ${firstStart.email}, password ${firstStart.generatedPassword} (shown once)\n`,
    )
  }
  const parts = [
    gatewayUrl === null ? null : `gateway ${gatewayUrl}`,
    ingestUrl === null ? null : `ingest ${ingestUrl}`,
  ]
  process.stdout.write(
    `HALCYON is ready: ${parts.filter((part) => part !== null).join(', ') || configuration.roles.join(', ')}\n`,
  )
}

function stopOnSignal(server: RunningServer): void {
  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), STOP_MS).unref()
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
