import { Button, NativeSelect, Select, Table } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Role, WizardRolesQuery } from '../../api/generated/graphql.ts'
import { request } from '../../api/index.ts'
import { useMe } from '../../features/me/use-me.ts'
import { ErrorState, LoadingSkeleton, notifyDone, notifyFailed, Section } from '../../ui/index.ts'
import { rolesKey, WizardGrant, WizardPeople, WizardRevoke, WizardRoles } from './queries.ts'
import classes from './wizard.module.css'

type Binding = WizardRolesQuery['datasource']['roleBindings'][number]

const ALL: readonly Role[] = ['viewer', 'operator', 'editor', 'approver', 'admin', 'auditor']
const PLACE = {
  global: 'everywhere',
  organization: 'the organization',
  project: 'the project',
  datasource: 'this datasource',
}
const MAY: Readonly<Record<Role, string>> = {
  viewer: 'reads',
  operator: 'runs: enable, restart, replay, roll back',
  editor: 'edits, publishes, creates secrets',
  approver: 'approves changes',
  admin: 'everything',
  auditor: 'reads, with the audit log',
}

export interface RolesSectionProps {
  readonly datasourceId: string
  readonly actions: readonly string[]
  readonly ownerId: string | null
}

/** Who may do what to this datasource, and by which role. */
export function RolesSection({ datasourceId, actions, ownerId }: RolesSectionProps) {
  const me = useMe().data
  const client = useQueryClient()
  const roles = useQuery({
    queryKey: rolesKey(datasourceId),
    queryFn: ({ signal }) => request(WizardRoles, { id: datasourceId }, signal),
    select: ({ datasource }) => datasource.roleBindings,
  })
  const revoke = useMutation({
    mutationFn: ({ id }: Binding) => request(WizardRevoke, { id }),
    onSuccess: (_done, { role, subject }) => {
      notifyDone(`${subject?.name ?? 'They'} no longer holds the role ${role} here.`)
      void client.invalidateQueries({ queryKey: rolesKey(datasourceId) })
    },
    onError: (error) => notifyFailed(error, 'The role was not taken back'),
  })
  const mine = me?.user.id
  const grantable: readonly Role[] = actions.includes('roles.manage')
    ? ALL
    : mine !== undefined && mine === ownerId
      ? ['editor', 'operator']
      : []
  return (
    <Section
      title="Who may do what"
      description="Roles given on the project or above hold here as well; the owner is editor and operator."
    >
      {roles.isPending && <LoadingSkeleton count={3} label="Loading the roles" />}
      {roles.isError && (
        <ErrorState
          inline
          title="The roles could not be loaded"
          error={roles.error}
          onRetry={() => void roles.refetch()}
        />
      )}
      {roles.isSuccess && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section className={classes.scroll} tabIndex={0} aria-label="Roles">
          <Table>
            <Table.Caption className="ui-hidden">Roles that hold for this datasource</Table.Caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Person</Table.Th>
                <Table.Th scope="col">Role</Table.Th>
                <Table.Th scope="col">May</Table.Th>
                <Table.Th scope="col">Given for</Table.Th>
                <Table.Th scope="col">
                  <span className="ui-hidden">Take back</span>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {roles.data.map((binding) => (
                <Table.Tr key={binding.id}>
                  <Table.Th scope="row" className={classes.person}>
                    <bdi>{binding.subject?.name ?? 'Somebody outside this organization'}</bdi>
                    <span className={classes.dim}>{binding.subject?.email}</span>
                  </Table.Th>
                  <Table.Td>{binding.role}</Table.Td>
                  <Table.Td>{MAY[binding.role]}</Table.Td>
                  <Table.Td>{PLACE[binding.scope.kind]}</Table.Td>
                  <Table.Td>
                    {binding.scope.kind === 'datasource' && grantable.includes(binding.role) && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        loading={revoke.isPending && revoke.variables.id === binding.id}
                        aria-label={`Take back ${binding.role} from ${binding.subject?.name ?? 'this person'}`}
                        onClick={() => revoke.mutate(binding)}
                      >
                        Take back
                      </Button>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      )}
      {grantable.length > 0 ? (
        <Grant datasourceId={datasourceId} roles={grantable} />
      ) : (
        <p className={classes.dim}>
          Roles on this datasource are given by its owner (editor, operator) and by administrators.
        </p>
      )}
    </Section>
  )
}

function Grant({ datasourceId, roles }: { readonly datasourceId: string; readonly roles: readonly Role[] }) {
  const client = useQueryClient()
  const [person, setPerson] = useState<string | null>(null)
  const [role, setRole] = useState<Role>(roles.includes('operator') ? 'operator' : 'editor')
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed, 200)
  const people = useQuery({
    queryKey: ['wizard', 'people', search],
    queryFn: ({ signal }) => request(WizardPeople, { search: search === '' ? null : search }, signal),
    placeholderData: (before) => before,
  })
  const grant = useMutation({
    mutationFn: (subjectId: string) =>
      request(WizardGrant, { input: { subjectId, role, scope: { kind: 'datasource', id: datasourceId } } }),
    onSuccess: () => {
      notifyDone('The role is given.')
      setPerson(null)
      void client.invalidateQueries({ queryKey: rolesKey(datasourceId) })
    },
  })
  const options = (people.data?.users.nodes ?? [])
    .filter(({ disabled }) => !disabled)
    .map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (person !== null) grant.mutate(person)
  }
  return (
    <form onSubmit={submit} className={classes.grant}>
      <Select
        label="Give a role to"
        placeholder="Name or address"
        searchable
        data={options}
        value={person}
        onChange={setPerson}
        onSearchChange={(next) => setTyped(options.some(({ label }) => label === next) ? '' : next)}
        filter={({ options: all }) => all}
        nothingFoundMessage="Nobody has this name or address"
        className={classes.grow}
      />
      <NativeSelect
        label="Role"
        data={roles.map((one) => ({ value: one, label: `${one}: ${MAY[one]}` }))}
        value={role}
        onChange={({ currentTarget }) => setRole(currentTarget.value as Role)}
      />
      <Button type="submit" variant="default" loading={grant.isPending} disabled={person === null}>
        Give it
      </Button>
      {grant.isError && <ErrorState inline title="The role was not given" error={grant.error} />}
    </form>
  )
}
