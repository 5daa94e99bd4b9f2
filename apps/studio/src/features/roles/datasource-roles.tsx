import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { ConfirmDialog, ErrorState, LoadingSkeleton, notifyDone } from '../../ui/index.ts'
import { useMe } from '../me/use-me.ts'
import { type Binding, BindingList } from './binding-list.tsx'
import { GrantForm } from './grant-form.tsx'
import { accessQuery, revokeRole } from './queries.ts'
import classes from './roles.module.css'
import { DELEGATED, ROLE_NAMES } from './roles.ts'

export interface DatasourceRolesProps {
  readonly datasourceId: string
  readonly ownerId: string | null
  /** Its project's name, where the reader may see it. */
  readonly project: string | undefined
  /** What the reader may do to the datasource. */
  readonly actions: readonly string[]
}

/** Who may do what to a datasource, by which role, and for those who may: giving and revoking one. */
export function DatasourceRoles({ datasourceId, ownerId, project, actions }: DatasourceRolesProps) {
  const client = useQueryClient()
  const me = useMe().data?.user.id
  const bindings = useQuery(accessQuery(datasourceId))
  const [revoking, setRevoking] = useState<Binding | null>(null)
  const onRevoke = useCallback((binding: Binding) => setRevoking(binding), [])
  const owned = ownerId !== null && ownerId === me
  const mine = useMemo(() => (actions.includes('roles.manage') ? ROLE_NAMES : owned ? DELEGATED : []), [actions, owned])
  if (bindings.isPending) return <LoadingSkeleton count={3} label="Loading who may do what" />
  if (bindings.isError) {
    return (
      <ErrorState
        title="Who may do what could not be loaded"
        error={bindings.error}
        onRetry={() => void bindings.refetch()}
      />
    )
  }
  return (
    <div className={classes.stack}>
      <BindingList project={project} bindings={bindings.data} revocable={mine} onRevoke={onRevoke} />
      {mine.length > 0 ? (
        <GrantForm datasourceId={datasourceId} roles={mine} />
      ) : (
        <span className={classes.dim}>Its owner and administrators say who may do what here.</span>
      )}
      <ConfirmDialog
        opened={revoking !== null}
        onClose={() => setRevoking(null)}
        title={`Revoke ${revoking?.role} of ${revoking?.subject?.name ?? 'this person'}?`}
        confirmLabel="Revoke"
        danger
        onConfirm={async () => {
          if (revoking === null) return
          await revokeRole(revoking.id)
          notifyDone('The role is revoked.')
          await client.invalidateQueries(accessQuery(datasourceId))
        }}
      >
        They lose what the role allowed on this datasource at once. Roles given on its project or the organization stay.
      </ConfirmDialog>
    </div>
  )
}
