import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { useMe } from '../../../features/me/use-me.ts'
import { ConfirmDialog, ErrorState, KeyValues, LoadingSkeleton, notifyDone, Section } from '../../../ui/index.ts'
import { accessQuery, revokeRole } from '../access/access-query.ts'
import { type Binding, BindingList } from '../access/binding-list.tsx'
import { GrantForm } from '../access/grant-form.tsx'
import { DELEGATED, ROLE_NAMES } from '../access/roles.ts'
import classes from '../detail.module.css'
import type { TabProps } from '../tab-props.ts'

/** Who may do what here, and by which role. */
export default function AccessTab({ datasource }: TabProps) {
  const { id, owner, actions } = datasource
  const client = useQueryClient()
  const me = useMe()
  const bindings = useQuery(accessQuery(id))
  const [revoking, setRevoking] = useState<Binding | null>(null)
  const onRevoke = useCallback((binding: Binding) => setRevoking(binding), [])
  const owned = owner !== null && owner.id === me.data?.user.id
  const mine = useMemo(() => (actions.includes('roles.manage') ? ROLE_NAMES : owned ? DELEGATED : []), [actions, owned])
  if (bindings.isPending) return <LoadingSkeleton label="Loading who may do what" />
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
      <Section title="Owner">
        <KeyValues
          items={[
            [
              owner?.name ?? 'Nobody',
              owner === null ? 'No one owns it' : 'editor and operator here, and may give both to others',
            ],
          ]}
        />
      </Section>
      <BindingList datasource={datasource} bindings={bindings.data} revocable={mine} onRevoke={onRevoke} />
      {mine.length > 0 ? (
        <Section title="Grant a role here">
          <GrantForm datasourceId={id} roles={mine} />
        </Section>
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
          await client.invalidateQueries(accessQuery(id))
        }}
      >
        They lose what the role allowed on this datasource at once. Roles given on its project or the organization stay.
      </ConfirmDialog>
    </div>
  )
}
