import { describe, expect, test } from 'vitest'
import {
  ACTIONS,
  type Action,
  explainAllowed,
  isAllowed,
  PERMISSIONS,
  ROLES,
  type Role,
  type Scope,
  type Target,
} from './permissions.ts'

const TARGET: Target = { organizationId: 'o1', projectId: 'p1', datasourceId: 'd1', ownerId: 'owner' }
const bind = (role: Role, scope: Scope) => ({ subjectId: 'someone', role, scope })

/** The permission table of the API, a row a group: v o e a A u. */
const ROWS: readonly (readonly [string, readonly Action[]])[] = [
  [
    'voeaAu',
    ['catalog.read', 'config.read', 'history.read', 'metrics.read', 'logs.read', 'records.read', 'secrets.read'],
  ],
  ['voeaA-', ['suggest']],
  ['-oeaA-', ['testrun', 'events.raw', 'datasource.check']],
  [
    '-o--A-',
    ['datasource.operate', 'backfill', 'deadletters.replay', 'maintenance.manage', 'checkpoint.edit', 'rollback'],
  ],
  ['-oe-A-', ['alertrules.manage', 'channels.manage']],
  [
    '--e-A-',
    [
      'datasource.create',
      'draft.edit',
      'publish.request',
      'datasource.publish',
      'datasource.delegate',
      'secrets.manage',
    ],
  ],
  ['---aA-', ['change.approve']],
  [
    '----A-',
    [
      'datasource.archive',
      'roles.manage',
      'users.manage',
      'tokens.manage',
      'policies.manage',
      'organizations.manage',
      'projects.manage',
      'demo.manage',
    ],
  ],
  ['----Au', ['audit.read']],
]

test('the table has every action once', () => {
  expect(ROWS.flatMap(([, actions]) => actions).sort()).toEqual([...ACTIONS].sort())
})

describe.each(ROWS)('%s', (marks, actions) => {
  test.each(actions)('%s', (action) => {
    ROLES.forEach((role, column) => {
      const expected = marks[column] !== '-'
      expect(isAllowed([bind(role, { kind: 'global' })], action, TARGET), role).toBe(expected)
      expect(isAllowed([bind(role, { kind: 'organization', id: 'o1' })], action, TARGET), role).toBe(expected)
      expect(isAllowed([bind(role, { kind: 'project', id: 'p1' })], action, TARGET), role).toBe(expected)
      expect(isAllowed([bind(role, { kind: 'datasource', id: 'd1' })], action, TARGET), role).toBe(expected)
      for (const kind of ['organization', 'project', 'datasource'] as const) {
        expect(isAllowed([bind(role, { kind, id: 'other' })], action, TARGET)).toBe(false)
      }
    })
  })
})

describe('scopes', () => {
  test('a narrow binding does not reach up', () => {
    const admin = bind('admin', { kind: 'datasource', id: 'd1' })
    expect(isAllowed([admin], 'users.manage', { organizationId: 'o1' })).toBe(false)
    expect(isAllowed([admin], 'users.manage', { organizationId: 'o1', projectId: 'p1' })).toBe(false)
  })

  test('the installation is reached by global bindings only', () => {
    expect(isAllowed([bind('admin', { kind: 'organization', id: 'o1' })], 'organizations.manage', {})).toBe(false)
    expect(isAllowed([bind('admin', { kind: 'global' })], 'organizations.manage', {})).toBe(true)
  })

  test('an id of one kind does not match another kind', () => {
    expect(isAllowed([bind('admin', { kind: 'project', id: 'd1' })], 'draft.edit', TARGET)).toBe(false)
  })

  test('nobody without a binding', () => {
    for (const action of ACTIONS) expect(isAllowed([], action, TARGET, 'someone')).toBe(false)
  })
})

describe('explainAllowed', () => {
  test('names the widest binding', () => {
    const narrow = bind('editor', { kind: 'datasource', id: 'd1' })
    const wide = bind('admin', { kind: 'organization', id: 'o1' })
    expect(explainAllowed([narrow, wide], 'draft.edit', TARGET)).toEqual({
      allowed: true,
      by: 'binding',
      binding: wide,
    })
  })

  test('an owner is editor and operator on the datasource, and nothing more', () => {
    for (const action of ACTIONS) {
      const roles: readonly Role[] = PERMISSIONS[action]
      const expected = roles.includes('editor') || roles.includes('operator')
      expect(isAllowed([], action, TARGET, 'owner'), action).toBe(expected)
      expect(isAllowed([], action, { organizationId: 'o1', ownerId: 'owner' }, 'owner'), action).toBe(false)
    }
  })

  test('a refusal names the roles that would do', () => {
    expect(explainAllowed([], 'change.approve', TARGET)).toEqual({ allowed: false, roles: ['approver', 'admin'] })
  })
})
