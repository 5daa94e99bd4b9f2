import type { Command } from 'commander'
import { readVersion } from '../version.ts'

/** `halcyon version`, and `--version`. */
export function addVersion(program: Command): void {
  program.version(readVersion(), '--version', 'Print the release')
  program
    .command('version')
    .description('Print the release.')
    .action(() => {
      process.stdout.write(`${readVersion()}\n`)
    })
}
