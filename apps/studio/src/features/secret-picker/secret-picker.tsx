import { Button, Group, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { ErrorState } from '../../ui/index.ts'
import { CreateSecretDialog } from './create-secret-dialog.tsx'
import type { Generated } from './generate.ts'
import { mayServe, useSecret, useSecrets } from './queries.ts'
import { factsOf, SecretFacts } from './secret-facts.tsx'
import classes from './secret-picker.module.css'

export interface SecretPickerProps {
  /** Of the field: `secrets.signing`. */
  readonly id: string
  readonly label: string
  readonly description?: string | undefined
  readonly required: boolean
  readonly error: string | null
  readonly value: string | undefined
  readonly onChange: (secretId: string | undefined) => void
  readonly datasourceId: string
  readonly projectId: string
  readonly suggestedName: string
  readonly generate: Generated | null
  readonly askHosts: boolean
  /** Those that the draft names. */
  readonly suggestedHosts: readonly string[]
  readonly readOnly: boolean
  /** Null = the person may create secrets here; else why not. */
  readonly mayNotCreate: string | null
}

const MANY = 100

/** A field that takes a secret: one that exists, by its name, or a new one. Its value is never shown. */
export function SecretPicker(props: SecretPickerProps) {
  const { id, label, description, required, error, value, onChange, datasourceId, projectId, readOnly } = props
  const [creating, setCreating] = useState(false)
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed, 200)
  const chosen = useSecret(value)
  const typesChosen = chosen.data?.name === search
  const list = useSecrets(typesChosen ? '' : search)
  const secrets = useMemo(() => {
    const usable = list.data?.nodes.filter((secret) => mayServe(secret, datasourceId, projectId)) ?? []
    const own = chosen.data
    return own === undefined || usable.some((secret) => secret.id === own.id) ? usable : [own, ...usable]
  }, [list.data, chosen.data, datasourceId, projectId])
  const facts = useMemo(() => new Map(secrets.map((secret) => [secret.id, factsOf(secret)])), [secrets])
  const more = list.data?.pageInfo.hasNextPage === true || secrets.length >= MANY
  return (
    <div className={classes.picker}>
      <Group gap="sm" align="flex-end" className={classes.row}>
        <Select
          id={id}
          label={label}
          description={description}
          withAsterisk={required}
          error={error}
          disabled={readOnly}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': `Choose no secret for ${label}`, tabIndex: 0, 'aria-hidden': false }}
          placeholder={
            list.isPending ? 'Loading…' : secrets.length === 0 ? 'No secret yet: create one' : 'Choose a secret'
          }
          nothingFoundMessage="No secret of this name"
          data={secrets.map(({ id: secretId, name }) => ({ value: secretId, label: name }))}
          value={value ?? null}
          onChange={(next) => onChange(next ?? undefined)}
          onSearchChange={setTyped}
          limit={MANY}
          renderOption={({ option }) => (
            <span className={classes.option}>
              <bdi>{option.label}</bdi>
              <span className={classes.dim}>{facts.get(option.value)}</span>
            </span>
          )}
          className={classes.select}
        />
        {!readOnly && props.mayNotCreate === null && (
          <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
            New secret
          </Button>
        )}
      </Group>
      {!readOnly && props.mayNotCreate !== null && <p className={classes.facts}>{props.mayNotCreate}</p>}
      {chosen.isSuccess && value !== undefined && <SecretFacts secret={chosen.data} />}
      {chosen.isError && value !== undefined && (
        <p className={classes.bad}>
          The secret chosen here is gone, or not yours to see. Choose another, or create one.
        </p>
      )}
      {more && !readOnly && (
        <p className={classes.facts}>More secrets exist than are listed: type a part of the name.</p>
      )}
      {list.isError && (
        <ErrorState
          inline
          title="The secrets could not be listed"
          error={list.error}
          onRetry={() => void list.refetch()}
        />
      )}
      <CreateSecretDialog
        opened={creating}
        onClose={() => setCreating(false)}
        onCreated={onChange}
        use={{ datasourceId, projectId, purpose: label }}
        suggestedName={props.suggestedName}
        generate={props.generate}
        askHosts={props.askHosts}
        suggestedHosts={props.suggestedHosts}
      />
    </div>
  )
}
