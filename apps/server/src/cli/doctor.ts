import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import type { SupportBundle } from '../doctor/bundle.ts'
import type { Examination } from '../doctor/examine.ts'
import { call } from './instance.ts'

const MARKS = { ok: '✓', warn: '!', fail: '✗' } as const

interface Options {
  readonly url: string
  readonly token?: string
  readonly bundle?: string
}

/** `halcyon doctor`: asks a running instance how it is. Exit code 1 when a check failed. */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('Check a running instance: database, clock, disk, processes, feeds, secrets; with what to do.')
    .option('--url <address>', 'the instance', process.env.HALCYON_PUBLIC_URL ?? 'http://127.0.0.1:7700')
    .option('--token <token>', 'an API token of an administrator; default: HALCYON_ADMIN_TOKEN')
    .option('--bundle <file>', 'also write a bundle for support: no secrets, no payloads')
    .action(async (options: Options) => {
      const token = options.token ?? process.env.HALCYON_ADMIN_TOKEN
      if (token === undefined || token === '') program.error('Name an API token: --token, or HALCYON_ADMIN_TOKEN.')
      const instance = { url: options.url.replace(/\/+$/, ''), token: token ?? '' }
      const { version, state, checks } = await call<Examination>(instance, 'GET', '/doctor')
      process.stdout.write(`HALCYON ${version} at ${instance.url}\n`)
      for (const check of checks) {
        process.stdout.write(`${MARKS[check.state]} ${check.name}: ${check.detail}\n`)
        if (check.action !== undefined) process.stdout.write(`    ${check.action}\n`)
      }
      if (options.bundle !== undefined) {
        const bundle = await call<SupportBundle>(instance, 'GET', '/doctor/bundle')
        await writeFile(options.bundle, `${JSON.stringify(bundle, null, 2)}\n`)
        process.stdout.write(`Wrote ${options.bundle}\n`)
      }
      if (state === 'fail') process.exitCode = 1
    })
}
