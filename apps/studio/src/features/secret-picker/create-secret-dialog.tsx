import { Button, Group, Modal, PasswordInput, Stack, TagsInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ApiProblem, type ProblemFinding, request } from '../../api/index.ts'
import { Copyable, ErrorState, type FieldError, FormErrors, notifyDone } from '../../ui/index.ts'
import { rememberValue } from './fresh-values.ts'
import { type Generated, generateValue } from './generate.ts'
import { SecretPickerCreate } from './queries.ts'
import classes from './secret-picker.module.css'
import { type SecretUse, useSecretPlace } from './secret-place.tsx'

export interface CreateSecretProps {
  /** The field it is for: of a datasource, in its project. Absent: a secret of a project one chooses. */
  readonly use?: SecretUse
  readonly suggestedName?: string
  readonly generate: Generated | null
  /** Asks for the hosts it may be sent to: pull types. */
  readonly askHosts: boolean
  /** Filled in, to be changed. */
  readonly suggestedHosts?: readonly string[]
  readonly onCreated?: (id: string) => void
  readonly onClose: () => void
}

const FIELDS: Readonly<Record<string, readonly [id: string, label: string]>> = {
  name: ['secret-name', 'Name'],
  value: ['secret-value', 'Value'],
  expiresAt: ['secret-expires', 'Valid until'],
  allowedHosts: ['secret-hosts', 'Hosts it may be sent to'],
}

/** What only the server can tell, at the field it is about. */
function atField({ path, message, suggestion }: ProblemFinding): FieldError[] {
  const [, name = ''] = /^(?:input\.)?(\w+)/.exec(path) ?? []
  const field = FIELDS[name]
  return field === undefined
    ? []
    : [{ fieldId: field[0], label: field[1], message: [message, suggestion].filter(Boolean).join(': ') }]
}

export function CreateSecretDialog({ opened, ...props }: CreateSecretProps & { readonly opened: boolean }) {
  return (
    <Modal opened={opened} onClose={props.onClose} title="New secret" size="lg">
      <CreateSecretForm {...props} />
    </Modal>
  )
}

function CreateSecretForm(props: CreateSecretProps) {
  const { use, suggestedName = '', generate, askHosts, suggestedHosts = [], onCreated, onClose } = props
  const client = useQueryClient()
  const [name, setName] = useState(suggestedName)
  const [value, setValue] = useState('')
  const [generated, setGenerated] = useState(false)
  const [expires, setExpires] = useState('')
  const [hosts, setHosts] = useState<string[]>(askHosts ? [...suggestedHosts] : [])
  const { place, whose } = useSecretPlace(use)
  const [attempt, setAttempt] = useState(0)
  const create = useMutation({
    mutationFn: () =>
      request(SecretPickerCreate, {
        input: {
          name: name.trim(),
          value,
          ...place,
          ...(expires === '' ? {} : { expiresAt: new Date(`${expires}T23:59:59`).toISOString() }),
          ...(hosts.length === 0 ? {} : { allowedHosts: hosts }),
        },
      }),
    onSuccess: ({ createSecret }) => {
      rememberValue(createSecret.id, value)
      void client.invalidateQueries({ queryKey: ['secrets'] })
      notifyDone(`The secret ${createSecret.name} is sealed.`)
      onCreated?.(createSecret.id)
      onClose()
    },
  })
  const past = expires !== '' && new Date(`${expires}T23:59:59`).getTime() < Date.now()
  const wrong = [
    ...(name.trim() === '' ? [{ fieldId: 'secret-name', label: 'Name', message: 'A name is needed.' }] : []),
    ...(value === '' ? [{ fieldId: 'secret-value', label: 'Value', message: 'A value is needed.' }] : []),
    ...(past ? [{ fieldId: 'secret-expires', label: 'Valid until', message: 'This day is past.' }] : []),
  ]
  const refused = create.error instanceof ApiProblem ? create.error.errors.flatMap(atField) : []
  const told = [...wrong, ...refused]
  const messageAt = (id: string): string | undefined =>
    attempt === 0 ? undefined : told.find(({ fieldId }) => fieldId === id)?.message
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    event.stopPropagation()
    setAttempt((count) => count + 1)
    if (wrong.length === 0 && !create.isPending) create.mutate()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {attempt > 0 && <FormErrors errors={told} attempt={attempt + create.failureCount} />}
        <TextInput
          id="secret-name"
          label="Name"
          description="What people will find it by. It is no part of the secret."
          withAsterisk
          maxLength={200}
          value={name}
          error={messageAt('secret-name')}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          data-autofocus
        />
        <PasswordInput
          id="secret-value"
          label={use === undefined ? 'Value' : `Value (${use.purpose.toLowerCase()})`}
          description="Sealed when you save: from then on nobody can read it, you neither."
          withAsterisk
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the value' }}
          value={value}
          error={messageAt('secret-value')}
          onChange={({ currentTarget }) => {
            setValue(currentTarget.value)
            setGenerated(false)
          }}
        />
        {generate !== null && (
          <Group gap="sm">
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                setValue(generateValue(generate))
                setGenerated(true)
              }}
            >
              Generate a value
            </Button>
            <span className={classes.dim}>256 random bits, made in this browser.</span>
          </Group>
        )}
        {generated && (
          <div className={classes.once} role="status">
            <p>Copy it to the sender now: it is shown here until you save, and never again.</p>
            <Copyable value={value} label="generated value" />
          </div>
        )}
        <TextInput
          id="secret-expires"
          type="date"
          label="Valid until"
          description="Optional. After this day the value no longer counts; the Studio reminds you before."
          value={expires}
          error={messageAt('secret-expires')}
          onChange={({ currentTarget }) => setExpires(currentTarget.value)}
          className={classes.date}
        />
        {askHosts && (
          <TagsInput
            id="secret-hosts"
            label="Hosts it may be sent to"
            description="Optional: api.example.com, or *.example.com for all below it. Those that the draft names are filled in: name every host the feed goes to, that of its log-in too. None: those its configuration names."
            value={hosts}
            error={messageAt('secret-hosts')}
            onChange={setHosts}
            acceptValueOnBlur
            splitChars={[',', ' ']}
          />
        )}
        {whose}
        {create.isError && refused.length === 0 && (
          <ErrorState inline title="The secret was not saved" error={create.error} />
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending}>
            Seal the secret
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
