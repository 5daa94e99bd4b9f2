import { ROLES } from '@halcyon/domain'
import { Select, type SelectProps } from '@mantine/core'
import type { Role } from '../../api/generated/graphql.ts'

interface RoleAndPlaceProps {
  readonly role: Role
  readonly onRole: (role: Role) => void
  readonly places: NonNullable<SelectProps['data']>
  readonly place: string | null
  readonly onPlace: (place: string | null) => void
}

/** Which role, and where it holds. */
export function RoleAndPlace({ role, onRole, places, place, onPlace }: RoleAndPlaceProps) {
  return (
    <>
      <Select
        label="Role"
        data={[...ROLES]}
        value={role}
        allowDeselect={false}
        onChange={(next) => onRole((next ?? 'viewer') as Role)}
      />
      <Select label="Where" data={places} value={place} allowDeselect={false} onChange={onPlace} />
    </>
  )
}
