import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { PeopleRolesQuery } from '../../api/generated/graphql.ts'
import { request } from '../../api/index.ts'
import { type Column, DataTable } from '../../ui/index.ts'
import { RolesDocument } from './documents.ts'

type Roles = PeopleRolesQuery['roles']
interface Line {
  readonly action: string
  readonly roles: ReadonlySet<string>
}

/** Every action, and the roles that allow it. */
export function RoleMatrix() {
  const { data, isPending } = useQuery({
    queryKey: ['roles'],
    queryFn: ({ signal }) => request(RolesDocument, {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const roles = data?.roles
  const columns = useMemo(() => columnsOf(roles ?? []), [roles])
  const lines = useMemo(() => linesOf(roles ?? []), [roles])
  return (
    <DataTable
      caption="Actions and roles"
      columns={columns}
      rows={lines}
      rowKey={({ action }) => action}
      loading={isPending}
    />
  )
}

const columnsOf = (roles: Roles): readonly Column<Line>[] => [
  { key: 'action', header: 'Action', render: ({ action }) => action },
  ...roles.map(({ role }) => ({
    key: role,
    header: role,
    width: 96,
    align: 'center' as const,
    render: ({ roles: allowed }: Line) =>
      allowed.has(role) ? (
        <span role="img" aria-label="allowed">
          ●
        </span>
      ) : null,
  })),
]

function linesOf(roles: Roles): readonly Line[] {
  const actions = [...new Set(roles.flatMap(({ actions }) => actions))]
  return actions.map((action) => ({
    action,
    roles: new Set(roles.filter((each) => each.actions.includes(action)).map(({ role }) => role)),
  }))
}
