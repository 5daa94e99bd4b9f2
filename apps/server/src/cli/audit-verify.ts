import { readFile } from 'node:fs/promises'
import { isUuid, type TenantId } from '@halcyon/domain'
import type { Database } from '@halcyon/store'
import { type Command, InvalidArgumentError } from 'commander'
import { sql } from 'kysely'
import { pino } from 'pino'
import { SYSTEM_TENANT } from '../audit/system-tenant.ts'
import { type ChainHead, type ChainReport, verifyChain } from '../audit/verify.ts'
import { readConfiguration } from '../configuration.ts'
import { openServerDatabase } from '../database.ts'

/** One line a chain: `<organization> ok 120 rows, head 120 <hash>`; the heads can be kept elsewhere and given as checkpoints. */
export interface ChainLine extends ChainReport {
  readonly tenantId: TenantId
}

interface Options {
  readonly organization?: string
  readonly checkpoint?: string
  readonly json?: true
}

/** `halcyon audit verify`: walks the hash chains; exit code 1 when one is broken. */
export function addAudit(program: Command): void {
  program
    .command('audit')
    .description('The audit log.')
    .command('verify')
    .description('Verify the hash chain of every organization, and the system’s own.')
    .option('--organization <id>', 'one organization only', organizationId)
    .option(
      '--checkpoint <file>',
      'heads noted by an earlier run with --json, kept off this host: they must still be in the chains',
    )
    .option('--json', 'one JSON object a chain, for the next run’s --checkpoint')
    .action(async (options: Options) => {
      const configuration = readConfiguration(process.env)
      const { db, close } = await openServerDatabase(configuration, pino({ level: 'warn' }, pino.destination(2)))
      try {
        const checkpoints =
          options.checkpoint === undefined ? new Map() : readCheckpoints(await readFile(options.checkpoint, 'utf8'))
        for await (const line of verifyChains(db, checkpoints, options.organization as TenantId | undefined)) {
          process.stdout.write(`${options.json ? JSON.stringify(line) : describeChain(line)}\n`)
          if (!line.ok) process.exitCode = 1
        }
      } finally {
        await close()
      }
    })
}

function organizationId(text: string): string {
  if (!isUuid(text)) throw new InvalidArgumentError('It takes the id of an organization.')
  return text
}

/** Every chain, the system's own first; a chain that only a checkpoint knows is verified too, and found missing. */
export async function* verifyChains(
  db: Database,
  checkpoints: ReadonlyMap<string, ChainHead>,
  only?: TenantId,
): AsyncGenerator<ChainLine> {
  const tenants = only === undefined ? await chains(db, checkpoints) : [only]
  for (const tenantId of tenants) yield { tenantId, ...(await verifyChain(db, tenantId, checkpoints.get(tenantId))) }
}

async function chains(db: Database, checkpoints: ReadonlyMap<string, ChainHead>): Promise<TenantId[]> {
  const { rows } = await sql<{ tenant_id: string }>`select tenant_id from halcyon.tenant_ids() as tenant_id`.execute(db)
  return [...new Set([SYSTEM_TENANT, ...rows.map(({ tenant_id }) => tenant_id), ...checkpoints.keys()])] as TenantId[]
}

/** The lines of an earlier run with `--json`. */
export function readCheckpoints(text: string): Map<string, ChainHead> {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return new Map(lines.map((line) => JSON.parse(line) as ChainLine).map(({ tenantId, head }) => [tenantId, head]))
}

export function describeChain({ tenantId, ok, checked, brokenAt, head }: ChainLine): string {
  const name = tenantId === SYSTEM_TENANT ? 'system' : tenantId
  if (ok) return `${name} ok: ${checked} rows, head ${head.seq} ${head.hash}`
  return `${name} BROKEN at row ${brokenAt?.seq}: ${REASONS[brokenAt?.reason ?? 'missing']} (${checked} rows before it are whole)`
}

const REASONS = {
  missing: 'a row is missing',
  edited: 'the row was edited',
  chain: 'it does not follow the row before',
  head: 'the chain’s end was cut or rows were added',
  checkpoint: 'it does not agree with the checkpoint',
} as const
