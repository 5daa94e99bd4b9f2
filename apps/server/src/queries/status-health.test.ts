import type { Failure } from '@halcyon/domain'
import { expect, test } from 'vitest'
import { type HealthFacts, healthOf, type WorkerFacts } from './status-health.ts'

const now = new Date('2026-01-01T12:00:00Z')
const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1000)
const worker = (more: Partial<WorkerFacts> = {}): WorkerFacts => ({
  node: 'n1',
  state: 'healthy',
  version: 3,
  since: ago(600),
  restarts: 0,
  memoryBytes: null,
  circuit: 'closed',
  failure: null,
  ...more,
})
const failure: Failure = {
  code: 'connect_failed',
  cause: 'No route.',
  action: 'Check.',
  class: 'upstream' as const,
  at: ago(5).toISOString(),
}
const facts: HealthFacts = {
  now,
  mode: 'push',
  status: 'active',
  desiredState: 'enabled',
  publishedVersion: 3,
  publishedAt: ago(3600),
  missing: null,
  quarantine: null,
  nodes: 1,
  workers: [worker()],
  lastEventAt: ago(10),
  received: 100,
  rejected: 0,
  silentAfterSeconds: null,
}

const CASES: readonly [what: string, more: Partial<HealthFacts>, health: string, code?: string][] = [
  ['all is well', {}, 'healthy'],
  ['a push feed sleeps', { workers: [], lastEventAt: null }, 'healthy'],
  ['archived, whatever else', { status: 'archived', publishedVersion: null }, 'stopped', 'archived'],
  ['never published', { publishedVersion: null }, 'unpublished', 'not_published'],
  ['switched off, though its worker reports', { desiredState: 'disabled' }, 'stopped', 'datasource_disabled'],
  [
    'switched off and quarantined',
    { desiredState: 'disabled', quarantine: { cause: 'x', at: now } },
    'stopped',
    'datasource_disabled',
  ],
  [
    'killed its worker three times',
    { quarantine: { cause: 'out of memory', at: ago(60) } },
    'quarantined',
    'quarantined',
  ],
  [
    'its connector is gone',
    { missing: { cause: 'It is for kit 7.', action: 'Install a version for kit 1.' } },
    'failing',
    'connector_unknown',
  ],
  ['paused', { workers: [worker({ state: 'paused' })] }, 'paused', 'paused'],
  ['nobody runs it', { nodes: 0, workers: [] }, 'failing', 'no_node'],
  [
    'a pull feed that was just published',
    { mode: 'pull', workers: [], lastEventAt: null, publishedAt: ago(5) },
    'starting',
    'starting',
  ],
  ['a worker starts', { workers: [worker({ state: 'starting' })] }, 'starting', 'starting'],
  [
    'one of two starts, the other fails',
    { workers: [worker({ state: 'starting' }), worker({ state: 'failing', failure })] },
    'degraded',
    'connect_failed',
  ],
  ['its only worker fails', { workers: [worker({ state: 'failing', failure })] }, 'failing', 'connect_failed'],
  ['an open circuit', { workers: [worker({ circuit: 'open' })] }, 'failing', 'circuit_open'],
  ['one of two fails', { workers: [worker({ state: 'failing', failure }), worker()] }, 'degraded', 'connect_failed'],
  ['a worker is degraded', { workers: [worker({ state: 'degraded', failure })] }, 'degraded', 'connect_failed'],
  ['a tenth is rejected', { rejected: 10 }, 'degraded', 'many_rejected'],
  ['fewer are rejected', { rejected: 9 }, 'healthy'],
  ['quiet for too long', { silentAfterSeconds: 5 }, 'silent', 'silent'],
  ['quiet, not yet too long', { silentAfterSeconds: 11 }, 'healthy'],
]

test.each(CASES)('%s', (_, more, health, code) => {
  const report = healthOf({ ...facts, ...more })
  expect(report.health).toBe(health)
  expect(report.failure?.code).toBe(code)
  if (health !== 'healthy') {
    expect(report.failure?.cause).toMatch(/\S.*\.$|out of memory/)
    expect(report.failure?.action).toMatch(/\S/)
    expect(Number.isNaN(Date.parse(report.failure?.at ?? ''))).toBe(false)
  }
})
