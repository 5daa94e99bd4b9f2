import { type CheckReport, type ConnectorHost, NeedsHuman } from '@halcyon/connector-kit'
import type { WebhookConfig } from './config/config.ts'
import { validateConfig } from './config/validate.ts'
import { handshakeSecretProblem, secretProblem } from './secret-problem.ts'
import { type AnyAuthSettings, HANDSHAKE_SECRET, needsHandshakeSecret, SECRET_OF, settingsOf } from './settings.ts'
import { keySet } from './verify/jwks.ts'

type Step = CheckReport['steps'][number]
type Result = Pick<Step, 'ok' | 'detail' | 'action'>

/** A webhook has nobody to call but the issuer of its tokens: what can be checked is whether the first request could be verified. */
export async function check(host: ConnectorHost<WebhookConfig>): Promise<CheckReport> {
  const steps = [await timed(host, 'configuration', () => configuration(host.config))]
  const settings = settingsOf(host.config)
  const { auth } = settings
  if (steps[0]?.ok === true && auth !== null) {
    if (SECRET_OF[auth.kind] !== null) steps.push(await timed(host, 'secret', () => secret(auth, host)))
    if (needsHandshakeSecret(settings)) steps.push(await timed(host, 'handshake', () => handshakeSecret(host)))
    if (auth.kind === 'jwt') steps.push(await timed(host, 'key set', () => keys(auth.jwksUrl, host)))
  }
  return { ok: steps.every((step) => step.ok), steps }
}

async function timed(host: ConnectorHost<unknown>, name: string, run: () => Result | Promise<Result>): Promise<Step> {
  const start = host.now()
  const result = await run()
  return { name, ms: host.now() - start, ...result }
}

function configuration(config: WebhookConfig): Result {
  const [first, ...more] = validateConfig(config)
  if (first === undefined) return { ok: true, detail: 'Requests can be verified and read with this configuration.' }
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`
  return {
    ok: false,
    detail: `${first.path}: ${first.message}${others}`,
    action: first.suggestion ?? 'Mend the configuration.',
  }
}

function secret(auth: AnyAuthSettings, host: ConnectorHost<unknown>): Result {
  const problem = secretProblem(auth, host)
  if (problem !== null) return { ok: false, detail: problem.message, action: problem.action }
  return { ok: true, detail: `The secret "${SECRET_OF[auth.kind]}" is set and has the right form.` }
}

function handshakeSecret(host: ConnectorHost<unknown>): Result {
  const problem = handshakeSecretProblem(host)
  if (problem !== null) return { ok: false, detail: problem.message, action: problem.action }
  return {
    ok: true,
    detail: `The secret "${HANDSHAKE_SECRET}" is set: the sender's check of the address can be answered.`,
  }
}

async function keys(url: string, host: ConnectorHost<unknown>): Promise<Result> {
  try {
    return { ok: true, detail: `The issuer publishes ${await keySet(url, host).load()} keys.` }
  } catch (error) {
    const action = error instanceof NeedsHuman ? error.action : 'Open the key set address in a browser and compare it.'
    return { ok: false, detail: error instanceof Error ? error.message : String(error), action }
  }
}
