import { readFileSync } from 'node:fs'
import type { Command } from 'commander'

/** The release, as package.json names it. */
function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown'
}

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
