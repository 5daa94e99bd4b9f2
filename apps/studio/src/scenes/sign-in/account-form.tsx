import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ErrorState } from '../../ui/index.ts'
import { callLink, enterStudio, hasAccount, type Offer } from './links.ts'

interface AccountFormProps {
  readonly kind: 'invitation' | 'reset'
  readonly token: string
  readonly offer: Offer
  /** There is an account with this address. */
  readonly onKnown: (email: string) => void
}

/** Name, address and password for an invitation; a password alone for a reset. Signs in. */
export function AccountForm({ kind, token, offer, onKnown }: AccountFormProps) {
  const invited = kind === 'invitation'
  const [name, setName] = useState(offer.name ?? '')
  const [email, setEmail] = useState(offer.email ?? '')
  const [password, setPassword] = useState('')
  const send = useMutation({
    mutationFn: () =>
      invited
        ? callLink('accept', { token, email: email.trim(), name: name.trim(), password })
        : callLink('password', { token, password }),
    onSuccess: () => enterStudio(offer.organizationId),
    onError: (error) => hasAccount(error) && onKnown(email.trim()),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    send.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {invited && (
          <TextInput
            label="Name"
            autoComplete="name"
            required
            value={name}
            onChange={(e) => setName(e.currentTarget.value)}
          />
        )}
        <TextInput
          label="Email"
          type="email"
          autoComplete="username"
          required
          readOnly={!invited}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label="New password"
          description="At least 8 characters."
          autoComplete="new-password"
          required
          minLength={8}
          maxLength={256}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {send.isError && (
          <ErrorState
            inline
            title={invited ? 'The invitation was not accepted' : 'The password was not set'}
            error={send.error}
          />
        )}
        <Button type="submit" size="md" loading={send.isPending} fullWidth>
          {invited ? 'Accept and sign in' : 'Set the password and sign in'}
        </Button>
      </Stack>
    </form>
  )
}
