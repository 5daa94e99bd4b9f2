import { Button, Group, NativeSelect } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { ApiProblem, request } from '../../api/index.ts'
import { useMe } from '../../features/me/use-me.ts'
import { ErrorState, FormErrors, Link, notifyFailed, Section } from '../../ui/index.ts'
import { type Basics, BasicsFields, basicsProblems } from './basics-fields.tsx'
import { WizardBegin, WizardCreate, type WizardType } from './queries.ts'
import { forget, recall, remember } from './tab-memory.ts'
import classes from './wizard.module.css'

interface NewDatasource extends Basics {
  readonly projectId: string | null
}

const LABELS: Readonly<Record<string, string>> = {
  name: 'Name',
  description: 'Description',
  tags: 'Tags',
  ownerId: 'Owner',
}

export interface CreateFormProps {
  readonly type: WizardType
  readonly preset: WizardType['presets'][number] | undefined
}

const templateOf = ({ type, preset }: CreateFormProps) => type.templates.find((one) => one.preset === preset?.name)

/** The basics of a new datasource. Once created, it is a draft that saves itself. */
export function CreateForm({ type, preset }: CreateFormProps) {
  const key = `new.${type.type}.${preset?.name ?? ''}`
  const me = useMe().data
  const template = templateOf({ type, preset })
  const [typed, setTyped] = useState<Partial<NewDatasource>>(() => recall<Partial<NewDatasource>>(key) ?? {})
  useEffect(() => remember(key, typed), [key, typed])
  const projects = me?.organization?.projects.filter(({ actions }) => actions.includes('datasource.create')) ?? []
  const value: NewDatasource = {
    name: template?.title ?? preset?.title ?? '',
    description: '',
    tags: [],
    ownerId: me?.user.id ?? null,
    projectId: projects[0]?.id ?? null,
    ...typed,
  }
  const create = useCreate({ type, preset }, value, () => forget(key))
  const [attempt, setAttempt] = useState(0)
  // The address changed in its search only: the form says itself where one goes on.
  useEffect(() => document.getElementById('basics.name')?.focus(), [])
  const own = basicsProblems(value)
  const server = create.error instanceof ApiProblem ? create.error.errors : []
  const errors = {
    ...Object.fromEntries(server.map(({ path, message }) => [path.replace(/^input\./, ''), message])),
    ...(attempt > 0 ? own : {}),
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAttempt((count) => count + 1)
    if (Object.keys(own).length === 0 && !create.isPending) create.mutate()
  }
  return (
    <form onSubmit={submit} noValidate className={classes.stack}>
      <FormErrors
        attempt={attempt}
        errors={Object.entries(errors).map(([field, message]) => ({
          fieldId: `basics.${field}`,
          label: LABELS[field] ?? field,
          message: String(message),
        }))}
      />
      {create.isError && server.length === 0 && <ErrorState inline title="It was not created" error={create.error} />}
      <Section title="Basics">
        <BasicsFields
          value={value}
          onChange={(change) => setTyped((now) => ({ ...now, ...change }))}
          errors={errors}
          readOnly={false}
          ownerFixed={null}
          owner={me?.user ?? null}
        />
        {projects.length > 1 && (
          <NativeSelect
            label="Project"
            description="Whose people may see it. It cannot be moved later."
            data={projects.map(({ id, name }) => ({ value: id, label: name }))}
            value={value.projectId ?? ''}
            onChange={({ currentTarget }) => setTyped((now) => ({ ...now, projectId: currentTarget.value }))}
            className={classes.narrow}
          />
        )}
      </Section>
      <Group justify="space-between">
        <Link href="/datasources/new">Choose another type</Link>
        <Button type="submit" loading={create.isPending}>
          Create and continue
        </Button>
      </Group>
    </form>
  )
}

function useCreate({ type, preset }: CreateFormProps, value: NewDatasource, done: () => void) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: async () => {
      const { name, description, tags, ownerId, projectId } = value
      const { createDatasource } = await request(WizardCreate, {
        input: {
          name: name.trim(),
          description,
          type: type.type,
          tags: [...tags],
          ownerId,
          ...(projectId === null ? {} : { projectId }),
        },
      })
      const { id, draftEtag } = createDatasource
      // Should this fail, the datasource is there all the same, and the preset is one choice away.
      if (preset !== undefined) {
        await request(WizardBegin, {
          id,
          etag: draftEtag,
          config: templateOf({ type, preset })?.config ?? preset.config,
        }).catch((error: unknown) => notifyFailed(error, 'The sender could not be set: choose it under Connection'))
      }
      return id
    },
    onSuccess: (id) => {
      done()
      void client.invalidateQueries({ queryKey: ['fleet'] })
      void navigate({ to: '/datasources/$id/edit/$step', params: { id, step: 'connection' }, replace: true })
    },
  })
}
