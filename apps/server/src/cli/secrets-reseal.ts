import type { Command } from 'commander'
import { pino } from 'pino'
import { readConfiguration } from '../configuration.ts'
import { openServerDatabase } from '../database.ts'
import { openSealer } from '../secrets/master-keys.ts'
import { type Resealed, resealDataKeys } from '../secrets/reseal.ts'

/** `halcyon secrets reseal`: a new master key takes over; exit code 1 when a data key was sealed by one that was not given. */
export function addSecrets(program: Command): void {
  program
    .command('secrets')
    .description('The sealed secrets.')
    .command('reseal')
    .description(
      'Seal every organization’s data key under HALCYON_MASTER_KEY; HALCYON_PREVIOUS_MASTER_KEY opens them. May be run again.',
    )
    .action(async () => {
      const configuration = readConfiguration(process.env)
      const { db, close } = await openServerDatabase(configuration, pino({ level: 'warn' }, pino.destination(2)))
      try {
        const { sealer } = await openSealer(configuration)
        let keys = 0
        for await (const one of resealDataKeys(db, sealer)) {
          keys++
          process.stdout.write(`${describeResealed(one)}\n`)
          if (one.outcome === 'unknown_key') process.exitCode = 1
        }
        if (keys === 0) process.stdout.write('No organization has a secret yet: there is nothing to seal again.\n')
      } finally {
        await close()
      }
    })
}

const OUTCOMES = {
  resealed: 'sealed under the master key',
  current: 'is under the master key already',
  unknown_key:
    'NOT RESEALED: it was sealed by another key. Give that one as HALCYON_PREVIOUS_MASTER_KEY and run it again',
} as const

const describeResealed = ({ tenantId, outcome }: Resealed): string => `${tenantId} ${OUTCOMES[outcome]}`
