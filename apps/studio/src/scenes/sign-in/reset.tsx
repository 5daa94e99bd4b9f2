import { useParams } from '@tanstack/react-router'
import { AccountForm } from './account-form.tsx'
import { LinkPage } from './link-page.tsx'

/** `/reset/…`: a new password. */
export default function ResetScene() {
  const { token = '' } = useParams({ strict: false })
  return (
    <LinkPage kind="reset" token={token} title="Set a new password">
      {(offer) => <AccountForm kind="reset" token={token} offer={offer} onKnown={() => undefined} />}
    </LinkPage>
  )
}
