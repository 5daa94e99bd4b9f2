import { resolve } from 'node:path'
import { connectors as library } from '@halcyon/connectors'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { inspect } from '../extensions/inspect.ts'
import { linkKit, shortest, writeScaffold } from '../extensions/scaffold.ts'

interface NewOptions {
  readonly folder?: string
  readonly push?: true
}

/** `halcyon connector …`: connectors of one's own, in folders outside this repository. */
export function addConnector(program: Command): void {
  const command = program
    .command('connector')
    .description('Connectors of your own: begin one, look at one.')
    .addHelpText('after', '\nThe guide: docs/guides/write-a-connector.md')
  command
    .command('new')
    .description('Write a small connector that works, with its tests, into a new folder.')
    .argument('<type>', 'its name, in lower case with underscores: acme_audit', typeName)
    .option('--folder <folder>', 'where to; default: ./<type>')
    .option('--pull', 'it asks its source, on a schedule (this is the default)')
    .addOption(new Option('--push', 'its source posts to it').conflicts('pull'))
    .addHelpText(
      'after',
      '\nNothing is overwritten. Afterwards: `npm test` in the folder, `halcyon connector check <folder>`, and a start with HALCYON_CONNECTORS=<folder>.',
    )
    .action(async (type: string, { folder: given = type, push }: NewOptions) => {
      const folder = resolve(given)
      await writeScaffold(folder, type, push ? 'push' : 'pull')
      await linkKit(folder)
      const at = shortest(folder)
      process.stdout.write(`Wrote the connector ${type} to ${at}\n`)
      process.stdout.write(`Next: (cd ${at} && npm test); then start with HALCYON_CONNECTORS=${at}\n`)
    })
  command
    .command('check')
    .description(
      'Look at a connector’s folder as the start does; its code is run. Exit code 1 when it would be left out.',
    )
    .argument('<folder>', 'the folder with its package.json')
    .action(async (given: string) => {
      const { steps, extension } = await inspect(given)
      for (const { name, ok, detail, action } of steps) {
        process.stdout.write(`${ok ? '✓' : '✗'} ${name}: ${detail}\n`)
        if (action !== undefined) process.stdout.write(`    ${action}\n`)
      }
      if (extension === null) process.exitCode = 1
    })
  command
    .command('link')
    .description('Link a connector’s folder to this checkout’s kit and tools, for its tests and its editor.')
    .argument('<folder>', 'the folder with its package.json')
    .addHelpText(
      'after',
      '\nNeeded in a fresh clone, and after `npm install` in the folder. To be run it needs no links.',
    )
    .action(async (given: string) => {
      const names = await linkKit(resolve(given))
      process.stdout.write(`Linked ${names.filter((name) => !name.startsWith('.')).join(', ')}\n`)
    })
}

function typeName(text: string): string {
  if (!/^[a-z][a-z0-9_]{0,59}$/.test(text))
    throw new InvalidArgumentError('It takes lower-case letters, digits and underscores, a letter first: acme_audit.')
  if (library.has(text)) throw new InvalidArgumentError('The product has a connector of this name.')
  return text
}
