import { Select, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../api/index.ts'
import { WizardPeople } from './queries.ts'
import classes from './wizard.module.css'

export interface Basics {
  readonly name: string
  readonly description: string
  readonly tags: readonly string[]
  readonly ownerId: string | null
}

const NAME_MAX = 200
const DESCRIPTION_MAX = 4000
const TAG_MAX = 64

/** What is wrong with them, by field. */
export function basicsProblems({ name, tags }: Pick<Basics, 'name' | 'tags'>): Partial<Record<keyof Basics, string>> {
  const long = tags.find((tag) => tag.length > TAG_MAX)
  return {
    ...(name.trim() === '' ? { name: 'A name is needed: it is what everybody finds the datasource by.' } : {}),
    ...(long === undefined
      ? {}
      : { tags: `A tag has at most ${TAG_MAX} characters; "${long.slice(0, 20)}…" has ${long.length}.` }),
  }
}

export interface BasicsFieldsProps {
  readonly value: Basics
  readonly onChange: (change: Partial<Basics>) => void
  readonly errors: Partial<Record<keyof Basics, string>>
  readonly readOnly: boolean
  /** Null = the owner may be changed; else why not. */
  readonly ownerFixed: string | null
  /** The owner, when known, so that a name stands there before people are searched. */
  readonly owner: { readonly id: string; readonly name: string } | null
}

/** Name, description, tags and owner: the same fields for a new datasource and an old one. */
export function BasicsFields(props: BasicsFieldsProps) {
  const { value, onChange, errors, readOnly, ownerFixed, owner } = props
  return (
    <div className={classes.fields}>
      <TextInput
        id="basics.name"
        label="Name"
        description="Unique in its project. It can be changed at any time."
        withAsterisk
        maxLength={NAME_MAX}
        value={value.name}
        error={errors.name}
        disabled={readOnly}
        onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
      />
      <Textarea
        id="basics.description"
        label="Description"
        description="What comes from where, and whom to ask about it."
        maxLength={DESCRIPTION_MAX}
        autosize
        minRows={2}
        maxRows={8}
        value={value.description}
        error={errors.description}
        disabled={readOnly}
        onChange={({ currentTarget }) => onChange({ description: currentTarget.value })}
      />
      <TagsInput
        id="basics.tags"
        label="Tags"
        description="To find and group datasources by. Enter ends each."
        maxTags={50}
        value={[...value.tags]}
        error={errors.tags}
        disabled={readOnly}
        acceptValueOnBlur
        onChange={(tags) => onChange({ tags })}
      />
      <OwnerField
        value={value.ownerId}
        owner={owner}
        error={errors.ownerId}
        onChange={(ownerId) => onChange({ ownerId })}
        fixed={readOnly ? 'Editor and operator of this datasource.' : ownerFixed}
      />
    </div>
  )
}

interface OwnerFieldProps {
  readonly value: string | null
  readonly owner: { readonly id: string; readonly name: string } | null
  readonly error: string | undefined
  readonly onChange: (id: string | null) => void
  readonly fixed: string | null
}

function OwnerField({ value, owner, error, onChange, fixed }: OwnerFieldProps) {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed, 200)
  const people = useQuery({
    queryKey: ['wizard', 'people', search],
    queryFn: ({ signal }) => request(WizardPeople, { search: search === '' ? null : search }, signal),
    placeholderData: (before) => before,
    enabled: fixed === null,
  })
  const found = people.data?.users.nodes.filter(({ disabled }) => !disabled) ?? []
  const options = found.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))
  if (value !== null && !options.some((option) => option.value === value)) {
    options.unshift({ value, label: owner?.id === value ? owner.name : value })
  }
  const current = options.find((option) => option.value === value)?.label
  return (
    <Select
      id="basics.ownerId"
      label="Owner"
      description={fixed ?? 'Editor and operator of this datasource, and the one asked first when it fails.'}
      placeholder="Nobody"
      disabled={fixed !== null}
      error={error}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'No owner', tabIndex: 0, 'aria-hidden': false }}
      data={options}
      value={value}
      onChange={onChange}
      onSearchChange={(next) => setTyped(next === current ? '' : next)}
      filter={({ options: all }) => all}
      nothingFoundMessage={people.isPending ? 'Searching…' : 'Nobody has this name or address'}
    />
  )
}
