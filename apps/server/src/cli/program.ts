import { MasterKeyError } from '@halcyon/secrets'
import { MigrationError, UnsafeDurability } from '@halcyon/store'
import { EmbeddedPostgresError } from '@halcyon/store/embedded'
import { Command } from 'commander'
import { ConfigurationError } from '../configuration.ts'
import { ExtensionFault } from '../extensions/extension.ts'
import { addAudit } from './audit-verify.ts'
import { addConnector } from './connector.ts'
import { addDemo } from './demo.ts'
import { addDoctor } from './doctor.ts'
import { InstanceError } from './instance.ts'
import { addMigrate } from './migrate.ts'
import { addResetLink, ResetLinkError } from './reset-link.ts'
import { addSecrets } from './secrets-reseal.ts'
import { addStart } from './start.ts'
import { addVersion } from './version.ts'

/** Errors a person can mend: their message is enough, a stack would hide it. */
const KNOWN = [
  ConfigurationError,
  EmbeddedPostgresError,
  MigrationError,
  UnsafeDurability,
  MasterKeyError,
  InstanceError,
  ResetLinkError,
  ExtensionFault,
]

/** The command line. Exit codes: 0 done, 1 failed, 2 used wrongly. */
export async function runCli(argv: readonly string[]): Promise<void> {
  const program = new Command('halcyon')
    .description('HALCYON Datasource Studio: security data feeds, made, tested, published, watched and audited.')
    .showHelpAfterError()
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  addStart(program)
  addMigrate(program)
  addAudit(program)
  addSecrets(program)
  addResetLink(program)
  addDemo(program)
  addDoctor(program)
  addConnector(program)
  addVersion(program)
  try {
    await program.parseAsync(argv)
  } catch (error) {
    const known = KNOWN.some((kind) => error instanceof kind)
    const text = error instanceof Error ? (known ? toldOf(error) : (error.stack ?? error.message)) : String(error)
    process.stderr.write(`halcyon: ${text}\n`)
    process.exit(1)
  }
}

const toldOf = (error: Error): string =>
  error instanceof ExtensionFault ? `${error.message} ${error.action}` : error.message
