import { type Finding, hostsNamedIn, isJsonObject, type JsonObject, type JsonValue } from '@halcyon/domain'
import { Section } from '../../ui/index.ts'
import type { Draft } from '../draft/index.ts'
import { type Generated, SecretPicker } from '../secret-picker/index.ts'
import classes from './connection-form.module.css'
import { secretFieldOf, senderOf } from './ingest/sender.ts'
import type { ConnectorType } from './queries.ts'
import { idOfPath } from './schema-form/paths.ts'
import { titleFrom } from './schema-form/prepare.ts'

type Fields = Readonly<Record<string, { readonly title?: string; readonly description?: string }>>

const fieldsOf = (schema: unknown): Fields => (schema as { properties?: Fields } | null)?.properties ?? {}

const kindOf = (auth: JsonValue | undefined): JsonValue | undefined => (isJsonObject(auth) ? auth.kind : undefined)

/** Fields this configuration needs, as far as can be told here; the server's findings name the others. */
function neededFields({ draft, type }: SecretFieldsProps): Set<string> {
  const needed = new Set(
    draft.validation.errors
      .filter(({ path }) => path.startsWith('secrets.'))
      .map(({ path }) => path.slice('secrets.'.length)),
  )
  const { preset, auth } = draft.content.config
  if (type.type === 'http_webhook') {
    needed.clear()
    const field = secretFieldOf(senderOf(draft.content.config, type.presets))
    if (field !== null) needed.add(field)
  } else {
    const known = type.presets.find(({ name }) => name === preset)
    if (auth === undefined || kindOf(auth) === kindOf((known?.config as JsonObject | undefined)?.auth))
      for (const field of known?.requiredSecrets ?? []) needed.add(field)
  }
  return needed
}

/** Whoever makes the key decides: with these the sender shows its own. */
const SENDERS_OWN = new Set(['stripe', 'pagerduty', 'slack'])

function generatorOf(config: JsonObject, { mode, presets }: ConnectorType, field: string): Generated | null {
  if (mode === 'pull') return null
  if (typeof config.preset === 'string' && SENDERS_OWN.has(config.preset)) return null
  const kind = senderOf(config, presets)?.kind
  return kind === 'standard_webhooks' && field === 'signing' ? 'standard_webhooks' : 'token'
}

export interface SecretFieldsProps {
  readonly draft: Draft
  readonly type: ConnectorType
  readonly findings: readonly Finding[]
  readonly reveal: boolean
}

/** The secrets a configuration refers to. */
export function SecretFields(props: SecretFieldsProps) {
  const { draft, type, findings, reveal } = props
  const { content, datasource, readOnly, setSecrets } = draft
  const known = fieldsOf(type.secretsSchema)
  const needed = neededFields(props)
  const shown = [
    ...new Set([...Object.keys(known).filter((name) => needed.has(name)), ...Object.keys(content.secrets)]),
  ]
  if (Object.keys(known).length === 0) return null
  return (
    <Section
      title="Secrets"
      description="A draft holds references, never values. What you enter is sealed at once and cannot be read again."
    >
      {shown.length === 0 && (
        <p className={classes.dim}>
          {findings.some(({ path }) => path.startsWith('config'))
            ? 'Which secrets it needs shows here once the settings above are complete.'
            : 'This configuration needs no secret.'}
        </p>
      )}
      {shown.map((field) => {
        const own = findings.filter(({ path }) => idOfPath(path) === `secrets.${field}`)
        const label = known[field]?.title ?? titleFrom(field)
        const unused = !needed.has(field)
        return (
          <SecretPicker
            key={field}
            id={`secrets.${field}`}
            label={label}
            description={
              unused ? 'This configuration does not use it; choose none to take it out.' : known[field]?.description
            }
            required={!unused}
            error={reveal && own.length > 0 ? own.map(({ message }) => message).join(' ') : null}
            value={content.secrets[field]}
            onChange={(id) =>
              setSecrets((now) => {
                const { [field]: _before, ...others } = now
                return id === undefined ? others : { ...others, [field]: id }
              })
            }
            datasourceId={draft.datasourceId}
            projectId={datasource.projectId}
            suggestedName={`${datasource.name} ${label.toLowerCase()}`.slice(0, 200)}
            generate={generatorOf(content.config, type, field)}
            askHosts={type.mode === 'pull'}
            suggestedHosts={hostsNamedIn(content.config)}
            readOnly={readOnly !== null}
            mayNotCreate={
              datasource.actions.includes('secrets.manage') ? null : 'Creating a secret needs the role editor or admin.'
            }
          />
        )
      })}
    </Section>
  )
}
