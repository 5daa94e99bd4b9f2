import { Button, Group } from '@mantine/core'
import type { InvitedRoleInput, Role } from '../../api/generated/graphql.ts'
import { RoleAndPlace } from './role-and-place.tsx'
import { scopeOf, type usePlaces } from './use-places.ts'

/** A role as it is chosen; the first place, until another is. */
export interface ChosenRole {
  /** For the list alone. */
  readonly key: number
  readonly role: Role
  readonly place: string | null
}

type Places = ReturnType<typeof usePlaces>

/** The roles as the interface takes them; null while a place is not known. */
export function invitedRoles(roles: readonly ChosenRole[], places: Places): InvitedRoleInput[] | null {
  const invited: InvitedRoleInput[] = []
  for (const { role, place } of roles) {
    const scope = scopeOf(place ?? places[0]?.value ?? null)
    if (scope === null) return null
    invited.push({ role, scope })
  }
  return invited
}

const MOST = 20

interface RolesToGiveProps {
  readonly roles: readonly ChosenRole[]
  readonly places: Places
  readonly onChange: (roles: readonly ChosenRole[]) => void
}

/** One role or several, each with where it holds. */
export function RolesToGive({ roles, places, onChange }: RolesToGiveProps) {
  const change = (key: number, part: Partial<ChosenRole>): void =>
    onChange(roles.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const last = roles.at(-1)?.key ?? 0
  return (
    <>
      {roles.map(({ key, role, place }, index) => (
        <Group key={key} align="end" grow role="group" aria-label={`Role ${index + 1}`}>
          <RoleAndPlace
            role={role}
            onRole={(next) => change(key, { role: next })}
            places={places}
            place={place ?? places[0]?.value ?? null}
            onPlace={(next) => change(key, { place: next })}
          />
          {roles.length > 1 && (
            <Button
              variant="default"
              aria-label={`Leave out role ${index + 1}`}
              onClick={() => onChange(roles.filter((one) => one.key !== key))}
            >
              Leave out
            </Button>
          )}
        </Group>
      ))}
      {roles.length < MOST && (
        <Group>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => onChange([...roles, { key: last + 1, role: 'viewer', place: null }])}
          >
            Another role
          </Button>
        </Group>
      )}
    </>
  )
}
