import { Modal } from '@mantine/core'
import { useShell } from './shell-context.ts'

const stay = (): void => {}

/** Signing in again over the page, which keeps what was typed. There is no way around it, hence no way to close it. */
export default function SessionExpired() {
  const { sessionExpired, signInForm } = useShell()
  return (
    <Modal opened={sessionExpired} onClose={stay} withCloseButton={false} title="Your session has ended" size="sm">
      <p style={{ marginTop: 0 }}>Sign in again to go on where you are. Nothing you typed is lost.</p>
      {signInForm}
    </Modal>
  )
}
