import type { ScopeInput } from '../../api/generated/graphql.ts'
import { useMe } from '../../features/me/use-me.ts'

/** Where a role can be given, as choices of a select: the organization and its projects. */
export function usePlaces(): readonly { readonly value: string; readonly label: string }[] {
  const organization = useMe().data?.organization
  if (organization == null) return []
  return [
    { value: `organization ${organization.id}`, label: `Organization ${organization.name}` },
    ...organization.projects.map(({ id, name }) => ({ value: `project ${id}`, label: `Project ${name}` })),
  ]
}

/** The scope a choice stands for. */
export function scopeOf(choice: string | null): ScopeInput | null {
  const [kind, id] = choice?.split(' ') ?? []
  return id !== undefined && (kind === 'organization' || kind === 'project') ? { kind, id } : null
}
