import { SETTINGS } from '../../apps/server/src/configuration.ts'
import { code, page, table } from './markdown.ts'

/** `docs/reference/settings.md`. */
export const renderSettings = (): string =>
  page(
    'Settings',
    'apps/server/src/configuration.ts',
    'Each is an environment variable and a flag of `halcyon start`; the flag wins. `--role gateway|ingest|engine` (repeatable) has no variable: without it a process has all three.',
    table(
      ['variable', 'flag', 'meaning'],
      SETTINGS.map(({ env, flag, help }) => [code(env), code(flag), help]),
    ),
  )
