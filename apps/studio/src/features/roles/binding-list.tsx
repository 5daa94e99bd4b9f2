import { Button } from '@mantine/core'
import { useMemo } from 'react'
import type { DatasourceAccessQuery, Role } from '../../api/generated/graphql.ts'
import { type Column, DataTable, EmptyState, Link } from '../../ui/index.ts'
import classes from './roles.module.css'
import { ROLE_WORDS } from './roles.ts'

export type Binding = DatasourceAccessQuery['datasource']['roleBindings'][number]

interface BindingListProps {
  /** The project's name, where the reader may see it. */
  readonly project: string | undefined
  readonly bindings: readonly Binding[]
  /** The roles the reader may take back here. */
  readonly revocable: readonly Role[]
  readonly onRevoke: (binding: Binding) => void
}

/** Who holds which role here, and where it was given. */
export function BindingList({ project, bindings, revocable, onRevoke }: BindingListProps) {
  const columns = useMemo(() => columnsOf(project, revocable, onRevoke), [project, revocable, onRevoke])
  return (
    <DataTable
      caption="Roles on this datasource"
      columns={columns}
      rows={bindings}
      rowKey={({ id }) => id}
      density="comfortable"
      empty={<EmptyState title="Nobody holds a role here" />}
    />
  )
}

const columnsOf = (
  project: string | undefined,
  revocable: readonly Role[],
  onRevoke: (binding: Binding) => void,
): readonly Column<Binding>[] => [
  {
    key: 'who',
    header: 'Who',
    render: ({ subject }) => (
      <>
        <div>
          {subject?.name ?? 'Somebody outside the organization'}
          {subject?.disabled === true && <span className={classes.dim}> (disabled)</span>}
        </div>
        <div className={classes.dim}>{subject?.email}</div>
      </>
    ),
  },
  { key: 'role', header: 'Role', width: 112, render: ({ role }) => role },
  {
    key: 'may',
    header: 'What it allows',
    hideBelow: 'md',
    render: ({ role }) => <span className={classes.wrap}>{ROLE_WORDS[role]}</span>,
  },
  { key: 'where', header: 'Given on', width: 176, render: ({ scope }) => placeOf(scope.kind, project) },
  {
    key: 'revoke',
    header: 'Revoke',
    headerHidden: true,
    width: 104,
    align: 'end',
    render: (binding) =>
      binding.scope.kind === 'datasource' ? (
        revocable.includes(binding.role) && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Revoke ${binding.role} of ${binding.subject?.name ?? 'this person'}`}
            onClick={() => onRevoke(binding)}
          >
            Revoke
          </Button>
        )
      ) : (
        <Link href="/people?tab=roles">People</Link>
      ),
  },
]

function placeOf(kind: Binding['scope']['kind'], project: string | undefined): string {
  if (kind === 'datasource') return 'this datasource'
  if (kind === 'project') return project === undefined ? 'its project' : `project ${project}`
  return kind === 'organization' ? 'the organization' : 'everywhere'
}
