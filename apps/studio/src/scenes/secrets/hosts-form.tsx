import { Button, Group, Stack, TagsInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ApiProblem, request } from '../../api/index.ts'
import { ErrorState, notifyDone } from '../../ui/index.ts'
import { HostsDocument, type Secret } from './documents.ts'

interface HostsFormProps {
  readonly secret: Secret
  readonly onDone: () => unknown
}

/** Where the secret may be sent, changed without a new value. */
export function HostsForm({ secret, onDone }: HostsFormProps) {
  const [hosts, setHosts] = useState<string[]>([...(secret.allowedHosts ?? [])])
  const save = useMutation({
    mutationFn: () => request(HostsDocument, { id: secret.id, allowedHosts: hosts }),
    onSuccess: () => {
      notifyDone(`Where ${secret.name} may be sent is changed.`)
      void onDone()
    },
  })
  const finding = save.error instanceof ApiProblem ? save.error.errors[0] : undefined
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TagsInput
          label="Hosts"
          description="api.example.com, or *.example.com for all below it, each with :port or for any. Every host that its feeds go to. None: those their configuration names."
          value={hosts}
          error={finding && [finding.message, finding.suggestion].filter(Boolean).join(': ')}
          onChange={setHosts}
          acceptValueOnBlur
          splitChars={[',', ' ']}
        />
        {save.isError && finding === undefined && (
          <ErrorState inline title="The hosts were not changed" error={save.error} />
        )}
        <Group>
          <Button type="submit" variant="default" loading={save.isPending}>
            Save the hosts
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
