import { ACTIONS, PERMISSIONS, ROLES } from '../../packages/domain/src/index.ts'
import { code, page, table } from './markdown.ts'

/** `docs/reference/permissions.md`. */
export function renderPermissions(): string {
  const rows = ACTIONS.map((action) => {
    const allowed: readonly string[] = PERMISSIONS[action]
    return [code(action), ...ROLES.map((role) => (allowed.includes(role) ? '●' : ''))]
  })
  return page(
    'Permissions',
    'packages/domain/src/permissions.ts',
    'A role is held at a scope and everywhere below it: global ⊃ organization ⊃ project ⊃ datasource. The owner of a datasource is editor and operator on it. A token may be narrowed to some of these actions (`scopes`).',
    table(['action', ...ROLES], rows),
  )
}
