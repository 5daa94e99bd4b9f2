import { Type } from 'typebox'
import type { Query } from '../commands/command.ts'
import type { Check, CheckResult, CheckState, Installation } from './check.ts'
import { connectors } from './connector-checks.ts'
import { clock, databaseServer, partitions } from './database-checks.ts'
import { deadLetters, feeds, secrets } from './feed-checks.ts'
import { address, disk, memory, nodes } from './process-checks.ts'

const CHECKS: readonly Check[] = [
  databaseServer,
  clock,
  partitions,
  disk,
  memory,
  nodes,
  address,
  connectors,
  feeds,
  secrets,
  deadLetters,
]

export interface Examination {
  readonly at: Date
  readonly version: string
  /** The worst of the checks. */
  readonly state: CheckState
  readonly checks: readonly CheckResult[]
}

/** Everything a support engineer would ask for, checked, with what to do. */
export const examine = (
  installation: Installation,
): Query<unknown, ReturnType<typeof Type.Object>, null, Examination> => ({
  name: 'doctor.read',
  action: 'organizations.manage',
  input: Type.Object({}),
  find: async (_tx, context) => ({ target: { kind: 'organization', id: context.tenantId }, found: null }),
  run: async (tx, context) => {
    const checks: CheckResult[] = []
    for (const check of CHECKS) checks.push(await check({ tx, context, installation }))
    const worst = (['fail', 'warn'] as const).find((state) => checks.some((one) => one.state === state)) ?? 'ok'
    return { at: new Date(installation.now()), version: installation.version, state: worst, checks }
  },
})
