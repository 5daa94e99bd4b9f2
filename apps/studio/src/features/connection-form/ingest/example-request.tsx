import type { JsonObject } from '@halcyon/domain'
import { useEffect, useMemo, useState } from 'react'
import { CodeBlock } from '../../../ui/index.ts'
import { freshValue } from '../../secret-picker/index.ts'
import classes from '../connection-form.module.css'
import { curlOf, scriptOf } from './command.ts'
import { type Sender, secretFieldOf } from './sender.ts'
import { type SignedRequest, sign, validSeconds } from './sign.ts'

/** How often a signature that ages is made anew while it is shown. */
const AGAIN_MS = 60_000

export interface ExampleRequestProps {
  readonly url: string
  readonly sender: Sender
  readonly secrets: Readonly<Record<string, string>>
  /** JSON text. */
  readonly sample: string
}

const oneLine = (json: string): string => {
  try {
    return JSON.stringify(JSON.parse(json) as JsonObject)
  } catch {
    return json
  }
}

function useSigned({ url, sender, secrets, sample }: ExampleRequestProps): SignedRequest | null {
  const field = secretFieldOf(sender)
  const value = field === null ? '' : freshValue(secrets[field])
  const [signed, setSigned] = useState<SignedRequest | null>(null)
  const body = useMemo(() => oneLine(sample), [sample])
  useEffect(() => {
    let gone = false
    const make = async (): Promise<void> => {
      const id = `test-${crypto.randomUUID()}`
      const next = value === null ? null : await sign(sender, { url, body, secret: value, now: Date.now(), id })
      if (!gone) setSigned(next)
    }
    void make()
    if (validSeconds(sender) === null)
      return () => {
        gone = true
      }
    const timer = setInterval(() => void make(), AGAIN_MS)
    return () => {
      gone = true
      clearInterval(timer)
    }
  }, [url, sender, value, body])
  return signed
}

/** A command that sends a realistic event: really signed when this tab knows the value, else a script that signs. */
export function ExampleRequest(props: ExampleRequestProps) {
  const { url, sender, sample } = props
  const signed = useSigned(props)
  const seconds = validSeconds(sender)
  if (signed !== null) {
    return (
      <>
        <p className={classes.line}>
          {sender.kind === 'none' ? 'Ready to run.' : 'Signed with the secret you have just created, ready to run.'}
          {seconds !== null &&
            ` The signature holds for ${Math.round(seconds / 60)} min and is made anew every minute.`}
        </p>
        <CodeBlock label="curl command">{curlOf(signed)}</CodeBlock>
      </>
    )
  }
  const script = scriptOf(sender, url, oneLine(sample))
  if (script === null) {
    return (
      <p className={classes.dim}>
        {sender.kind === 'hmac'
          ? 'Name the signature header above: then a command to try it stands here.'
          : 'Only the sender itself can make a request of this kind: send a test from there.'}
      </p>
    )
  }
  return (
    <>
      <p className={classes.line}>
        The secret’s value never comes back here: put it into the first line, and this script signs with openssl.
      </p>
      <CodeBlock label="script that signs and sends">{script}</CodeBlock>
    </>
  )
}
