import type { Command } from 'commander'
import { pino } from 'pino'
import { readConfiguration } from '../configuration.ts'
import { openServerDatabase } from '../database.ts'

/** `halcyon migrate`: brings the database's schema to this release, and ends. `start` does the same first. */
export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('Bring the database’s schema to this release.')
    .action(async () => {
      const log = pino({ level: 'info' }, pino.destination(2))
      const { close } = await openServerDatabase(readConfiguration(process.env), log)
      await close()
      process.stdout.write('The schema is current.\n')
    })
}
