import { Button, Group, Modal, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { request } from '../../api/index.ts'
import { ErrorState } from '../../ui/index.ts'
import { type Person, ResetLinkDocument } from './documents.ts'
import { OneTimeLink } from './one-time-link.tsx'

interface ResetLinkDialogProps {
  readonly person: Person | null
  readonly onClose: () => void
}

/** A link with which a person sets a new password. */
export const ResetLinkDialog = ({ person, onClose }: ResetLinkDialogProps) => (
  <Modal opened={person !== null} onClose={onClose} title={`New password for ${person?.name ?? ''}`}>
    {person !== null && <Body person={person} onClose={onClose} />}
  </Modal>
)

function Body({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const make = useMutation({
    mutationFn: async () => (await request(ResetLinkDocument, { userId: person.id })).createResetLink,
  })
  return (
    <Stack>
      <div>
        The link lets {person.name} ({person.email}) set a new password, once, within 24 hours. An earlier link ends.
        Their password and sessions stay until they use it.
      </div>
      {make.isError && <ErrorState inline title="No link was made" error={make.error} />}
      {make.data !== undefined && <OneTimeLink {...make.data} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        {make.data === undefined && (
          <Button onClick={() => make.mutate()} loading={make.isPending}>
            Make the link
          </Button>
        )}
      </Group>
    </Stack>
  )
}
