import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useId, useRef, useState } from 'react'
import { Copyable, type FieldError, FormErrors, formatDuration, useClock } from '../../ui/index.ts'
import { type SignInResult, signIn } from './sign-in.ts'

export interface SignInFormProps {
  readonly onSignedIn: () => void
  /** Whose session ended: only the password is asked. */
  readonly email?: string | undefined
}

interface Attempts {
  readonly count: number
  readonly pending: boolean
  readonly result: SignInResult | null
  /** Epoch milliseconds before which the server takes no attempt. */
  readonly waitUntil: number
  /** What was missing when it was sent. */
  readonly missing: { readonly email: boolean; readonly password: boolean }
}

const FRESH: Attempts = {
  count: 0,
  pending: false,
  result: null,
  waitUntil: 0,
  missing: { email: false, password: false },
}

/** Email and password. What was typed stays, except a password that was refused. */
export function SignInForm({ onSignedIn, email: known = '' }: SignInFormProps) {
  const id = useId()
  const [email, setEmail] = useState(known)
  const [password, setPassword] = useState('')
  const [attempts, setAttempts] = useState(FRESH)
  const passwordField = useRef<HTMLInputElement>(null)
  const wait = useClock((now) => Math.max(0, Math.ceil((attempts.waitUntil - now) / 1_000)))
  const { missing, result } = attempts

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (attempts.pending || wait > 0) return
    const lacks = { email: email.trim() === '', password: password === '' }
    const count = attempts.count + 1
    if (lacks.email || lacks.password) return setAttempts({ ...FRESH, count, missing: lacks })
    setAttempts({ ...FRESH, count, pending: true })
    const answer = await signIn(email.trim(), password)
    if (answer.kind === 'signed-in') return onSignedIn()
    const waitUntil = answer.kind === 'wait' ? Date.now() + answer.seconds * 1_000 : 0
    setAttempts({ ...FRESH, count, result: answer, waitUntil })
    if (answer.kind === 'refused') {
      setPassword('')
      passwordField.current?.focus()
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <FormErrors errors={errorsOf(missing, result, id, wait)} attempt={attempts.count} />
        <TextInput
          id={`${id}-email`}
          label="Email"
          type="email"
          autoComplete="username"
          required
          readOnly={known !== ''}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={missing.email && 'Enter your email.'}
          data-autofocus={known === '' || undefined}
        />
        <PasswordInput
          id={`${id}-password`}
          ref={passwordField}
          label="Password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={missing.password && 'Enter your password.'}
          data-autofocus={known !== '' || undefined}
        />
        <Button type="submit" size="md" loading={attempts.pending} disabled={wait > 0} fullWidth>
          {wait > 0 ? `Try again in ${formatDuration(wait * 1_000)}` : 'Sign in'}
        </Button>
        {result?.kind === 'refused' && result.requestId !== null && (
          <Copyable value={result.requestId} label="request id" prefix="Request " />
        )}
      </Stack>
    </form>
  )
}

function errorsOf(
  missing: Attempts['missing'],
  result: SignInResult | null,
  id: string,
  wait: number,
): readonly FieldError[] {
  const errors: FieldError[] = []
  if (missing.email) errors.push({ fieldId: `${id}-email`, label: 'Email', message: 'Enter your email.' })
  if (missing.password) errors.push({ fieldId: `${id}-password`, label: 'Password', message: 'Enter your password.' })
  if (result?.kind === 'refused') errors.push({ fieldId: `${id}-password`, message: result.message })
  if (result?.kind === 'away') errors.push({ message: 'The server does not answer. Try again in a moment.' })
  if (result?.kind === 'wait' && wait > 0) errors.push({ message: 'Too many attempts. Wait until the button is free.' })
  return errors
}
