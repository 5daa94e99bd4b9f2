import { Button, NativeSelect, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Role } from '../../api/generated/graphql.ts'
import { ErrorState, notifyDone } from '../../ui/index.ts'
import { accessQuery, grantRole, peopleQuery } from './queries.ts'
import classes from './roles.module.css'
import { ROLE_WORDS } from './roles.ts'

interface Choice {
  readonly value: string
  readonly label: string
}

interface GrantFormProps {
  readonly datasourceId: string
  /** What the reader may give here; at least one. */
  readonly roles: readonly Role[]
}

/** Gives somebody of the organization a role on this datasource alone. */
export function GrantForm({ datasourceId, roles }: GrantFormProps) {
  const client = useQueryClient()
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<Choice | null>(null)
  // Once somebody is chosen the field holds their label, which is nothing to search for.
  const [asked] = useDebouncedValue(chosen === null ? search : '', 200)
  const people = useQuery({ ...peopleQuery(asked), placeholderData: keepPreviousData })
  const [role, setRole] = useState<Role>(roles[0] ?? 'operator')
  const grant = useMutation({
    mutationFn: (subjectId: string) => grantRole(datasourceId, subjectId, role),
    onSuccess: async () => {
      await client.invalidateQueries(accessQuery(datasourceId))
      notifyDone('The role is given.')
      setChosen(null)
      setSearch('')
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (chosen !== null) grant.mutate(chosen.value)
  }
  if (people.isError) {
    return (
      <ErrorState
        inline
        title="The people could not be loaded"
        error={people.error}
        onRetry={() => void people.refetch()}
      />
    )
  }
  const found = (people.data ?? [])
    .filter(({ disabled }) => !disabled)
    .map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))
  const options = chosen === null || found.some(({ value }) => value === chosen.value) ? found : [chosen, ...found]
  return (
    <form onSubmit={submit} className={classes.stack}>
      <div className={classes.grant}>
        <Select
          label="Grant a role here to"
          placeholder="Name or address"
          searchable
          clearable
          className={classes.person ?? ''}
          data={options}
          filter={({ options: all }) => all}
          value={chosen?.value ?? null}
          onChange={(id) => setChosen(options.find(({ value }) => value === id) ?? null)}
          searchValue={search}
          onSearchChange={setSearch}
          nothingFoundMessage={people.isPending ? 'Searching …' : 'Nobody has this name or address'}
        />
        <NativeSelect
          label="Role"
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as Role)}
          data={[...roles]}
        />
        <Button type="submit" disabled={chosen === null} loading={grant.isPending}>
          Grant
        </Button>
      </div>
      <span className={classes.dim}>
        {role}: {ROLE_WORDS[role]}.
      </span>
      {grant.isError && <ErrorState inline title="The role was not given" error={grant.error} />}
    </form>
  )
}
