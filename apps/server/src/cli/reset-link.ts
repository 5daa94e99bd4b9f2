import { randomUUID } from 'node:crypto'
import { Problem } from '@halcyon/domain'
import type { Database } from '@halcyon/store'
import type { Command } from 'commander'
import { pino } from 'pino'
import { COMMAND_LINE } from '../accounts/links.ts'
import { normalEmail } from '../accounts/people.ts'
import { SYSTEM_TENANT } from '../audit/system-tenant.ts'
import { createResetLink } from '../commands/accounts/create-reset-link.ts'
import { runCommand } from '../commands/run-command.ts'
import { readConfiguration } from '../configuration.ts'
import { openServerDatabase } from '../database.ts'

/** No link was made; the message says why. */
export class ResetLinkError extends Error {
  override readonly name = 'ResetLinkError'
}

/** `halcyon reset-link <email>`: for an administrator whom nobody else can let in. Prints the link alone. */
export function addResetLink(program: Command): void {
  program
    .command('reset-link')
    .description('Make a link with which a person sets a new password, once, within a day; earlier ones end.')
    .argument('<email>', 'the address they sign in with')
    .option('--url <address>', 'the instance', process.env.HALCYON_PUBLIC_URL ?? 'http://127.0.0.1:7700')
    .addHelpText(
      'after',
      '\nRuns with the server’s environment. On the embedded database: stop the server, make the link, start it again.',
    )
    .action(async (email: string, { url }: { readonly url: string }) => {
      const configuration = readConfiguration(process.env)
      const { db, close } = await openServerDatabase(configuration, pino({ level: 'warn' }, pino.destination(2)))
      try {
        process.stdout.write(`${await resetLinkFor(db, email, url.replace(/\/+$/, ''))}\n`)
      } finally {
        await close()
      }
    })
}

/** @throws ResetLinkError when nobody has this address, or they are disabled */
async function resetLinkFor(db: Database, email: string, url: string): Promise<string> {
  const person = await db
    .selectFrom('account_user')
    .select('id')
    .where('email', '=', normalEmail(email))
    .executeTakeFirst()
  if (person === undefined) throw new ResetLinkError(`Nobody signs in as ${normalEmail(email)}.`)
  const context = { db, caller: COMMAND_LINE, tenantId: SYSTEM_TENANT, correlationId: randomUUID() }
  try {
    const { link } = await runCommand(
      createResetLink(() => url),
      context,
      { id: person.id },
    )
    return link ?? ''
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    throw new ResetLinkError(error.message, { cause: error })
  }
}
