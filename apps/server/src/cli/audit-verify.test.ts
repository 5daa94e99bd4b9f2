import { afterAll, beforeAll, expect, test } from 'vitest'
import { TestGateway } from '../accounts/testing.ts'
import { type ChainLine, describeChain, readCheckpoints, verifyChains } from './audit-verify.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await TestGateway.open()
  await gateway.otherOrganization()
})
afterAll(() => gateway.close())

async function verify(checkpoints = new Map()): Promise<ChainLine[]> {
  const lines: ChainLine[] = []
  for await (const line of verifyChains(gateway.db, checkpoints)) lines.push(line)
  return lines
}

test('walks every chain; what it prints is the next run’s checkpoint', async () => {
  const lines = await verify()
  expect(lines).toHaveLength(3)
  expect(lines.every(({ ok }) => ok)).toBe(true)
  expect(describeChain(lines[0]!)).toMatch(/^system ok: \d+ rows, head \d+ [0-9a-f]{64}$/)
  const kept = readCheckpoints(lines.map((line) => JSON.stringify(line)).join('\n'))
  expect((await verify(kept)).every(({ ok }) => ok)).toBe(true)

  const cut = lines[1]!
  await gateway.owner.query('delete from audit where tenant_id = $1', [cut.tenantId])
  await gateway.owner.query('delete from audit_head where tenant_id = $1', [cut.tenantId])
  expect((await verify()).every(({ ok }) => ok)).toBe(true)
  const broken = (await verify(kept)).filter(({ ok }) => !ok)
  expect(broken.map(describeChain)).toEqual([
    `${cut.tenantId} BROKEN at row 1: it does not agree with the checkpoint (0 rows before it are whole)`,
  ])
})
