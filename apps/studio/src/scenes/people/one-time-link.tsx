import { Alert } from '@mantine/core'
import { Copyable, RelativeTime } from '../../ui/index.ts'

/** A link that was just made: it is shown once, and a person takes it to whom it is for. */
export function OneTimeLink({ link, expiresAt }: { readonly link: string | null; readonly expiresAt: string }) {
  return (
    <Alert title="Copy it now: it is not shown again" role="status">
      <Copyable value={link ?? ''} label="link" />
      <div>
        HALCYON sends no mail: give it to them yourself. It works once, and ends <RelativeTime value={expiresAt} />.
      </div>
    </Alert>
  )
}
