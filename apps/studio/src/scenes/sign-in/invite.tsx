import { Button, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { sessionOpened } from '../../api/index.ts'
import { ErrorState } from '../../ui/index.ts'
import { AccountForm } from './account-form.tsx'
import { LinkPage } from './link-page.tsx'
import { callLink, enterStudio, type Offer } from './links.ts'
import { SignInForm } from './sign-in-form.tsx'

/** `/invite/…`: joining an organization, with a new account or with one's own. */
export default function InviteScene() {
  const { token = '' } = useParams({ strict: false })
  return (
    <LinkPage kind="invitation" token={token} title="You are invited">
      {(offer) => <Accept token={token} offer={offer} />}
    </LinkPage>
  )
}

function Accept({ token, offer }: { readonly token: string; readonly offer: Offer }) {
  /** The address of an account there is; empty: not said yet; null: a new account. */
  const [known, setKnown] = useState<string | null>(null)
  const join = useMutation({
    mutationFn: () => callLink('join', { token }),
    onSuccess: () => enterStudio(offer.organizationId),
  })
  return (
    <Stack gap="md">
      <div>
        You join <strong>{offer.organization}</strong> as {[...new Set(offer.roles)].join(', ')}.
      </div>
      {known === null ? (
        <>
          <AccountForm kind="invitation" token={token} offer={offer} onKnown={setKnown} />
          <Button variant="default" onClick={() => setKnown('')}>
            I have an account
          </Button>
        </>
      ) : (
        <>
          <div role="status">
            {known === '' ? 'Sign in to accept.' : 'There is an account with this address: sign in to accept.'}
          </div>
          <SignInForm
            email={known}
            onSignedIn={() => {
              sessionOpened()
              join.mutate()
            }}
          />
          {join.isError && (
            <ErrorState
              inline
              title="The invitation was not accepted"
              error={join.error}
              onRetry={() => join.mutate()}
            />
          )}
          <Button variant="default" onClick={() => setKnown(null)}>
            Make a new account
          </Button>
        </>
      )}
    </Stack>
  )
}
