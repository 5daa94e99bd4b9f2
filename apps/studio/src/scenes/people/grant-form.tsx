import { Button, Group, Select, Stack } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Role, ScopeInput } from '../../api/generated/graphql.ts'
import { request } from '../../api/index.ts'
import { ErrorState, notifyDone } from '../../ui/index.ts'
import { GrantDocument, UsersDocument } from './documents.ts'
import { RoleAndPlace } from './role-and-place.tsx'
import { scopeOf, usePlaces } from './use-places.ts'

/** A role for a person, in the organization or one of its projects. One feed's roles are given on its own page. */
export function GrantForm() {
  const client = useQueryClient()
  const people = useQuery({
    queryKey: ['people', 'choices'],
    queryFn: ({ signal }) => request(UsersDocument, { after: null, search: null }, signal),
  })
  const [subjectId, setSubject] = useState<string | null>(null)
  const [role, setRole] = useState<Role>('viewer')
  const [place, setPlace] = useState<string | null>(null)
  const places = usePlaces()
  const chosen = place ?? places[0]?.value ?? null
  const grant = useMutation({
    mutationFn: (input: { subjectId: string; role: Role; scope: ScopeInput }) => request(GrantDocument, { input }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['people'] })
      notifyDone('The role is given.')
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const scope = scopeOf(chosen)
    if (subjectId !== null && scope !== null) grant.mutate({ subjectId, role, scope })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Group align="end">
          <Select
            label="Person"
            searchable
            required
            data={
              people.data?.users.nodes.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` })) ?? []
            }
            value={subjectId}
            onChange={setSubject}
          />
          <RoleAndPlace role={role} onRole={setRole} places={places} place={chosen} onPlace={setPlace} />
          <Button type="submit" loading={grant.isPending} disabled={subjectId === null}>
            Give it
          </Button>
        </Group>
        {grant.isError && <ErrorState inline title="The role was not given" error={grant.error} />}
      </Stack>
    </form>
  )
}
