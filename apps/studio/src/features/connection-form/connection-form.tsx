import type { JsonObject, JsonValue } from '@halcyon/domain'
import { Button } from '@mantine/core'
import type { RJSFSchema, UiSchema } from '@rjsf/utils'
import { useMemo, useState } from 'react'
import { ErrorState, GuidePanel, LoadingSkeleton, Section } from '../../ui/index.ts'
import type { Draft } from '../draft/index.ts'
import { TemplateOffer } from '../templates/index.ts'
import { CheckConnection } from './check-connection.tsx'
import classes from './connection-form.module.css'
import { IngestAddress } from './ingest/ingest-address.tsx'
import { PresetCards } from './preset-cards.tsx'
import { type ConnectorType, useConnectorType } from './queries.ts'
import { RuntimeForm } from './runtime-form.tsx'
import { stepsOf } from './schema-form/paths.ts'
import { ProblemSummary } from './schema-form/problem-summary.tsx'
import { SchemaForm } from './schema-form/schema-form.tsx'
import { SecretFields } from './secret-fields.tsx'
import { labelOf, useConnectionFindings } from './use-findings.ts'

export interface ConnectionFormProps {
  readonly draft: Draft
  /** True: everything that is wrong is shown; false: only where somebody has been. */
  readonly reveal: boolean
  /** Counts the wishes to go on while something is wrong: the summary takes the focus. */
  readonly attempt: number
  readonly onContinue: () => void
}

/** A datasource's connection: sender, settings, secrets, address, check and how it is run. */
export default function ConnectionForm(props: ConnectionFormProps) {
  const type = useConnectorType(props.draft.datasource.type)
  if (type.isPending) return <LoadingSkeleton variant="detail" label="Loading the form" />
  if (type.isError) {
    return <ErrorState title="The form could not be loaded" error={type.error} onRetry={() => void type.refetch()} />
  }
  if (type.data === null) {
    return (
      <ErrorState
        title="This connector type is not installed here any more"
        error={
          new Error(`There is no type "${props.draft.datasource.type}". Ask an administrator which version had it.`)
        }
      />
    )
  }
  return <Loaded {...props} type={type.data} />
}

function Loaded({ draft, reveal, attempt, onContinue, type }: ConnectionFormProps & { readonly type: ConnectorType }) {
  const [guide, setGuide] = useState(false)
  const findings = useConnectionFindings(draft, type)
  const { content, setConfig, setRuntime } = draft
  const readOnly = draft.readOnly !== null
  const preset = type.presets.find(({ name }) => name === content.config.preset)
  const filling = useMemo(
    () => (preset === undefined ? null : { title: preset.title, fills: preset.fills as JsonValue }),
    [preset],
  )
  const uiSchema = useMemo(() => withoutPreset(type), [type])
  const atPreset = findings.filter(({ path }) => path === 'config.preset')
  return (
    <div className={classes.stack}>
      {reveal && (
        <ProblemSummary
          findings={findings}
          labelOf={(path) => labelOf(draft, type, path)}
          focusOn={attempt}
          onContinue={onContinue}
          continueLabel="Go on to the mapping"
          {...(readOnly
            ? {}
            : { onRemove: (path: string) => setConfig((now) => without(now, stepsOf(path).slice(1))) })}
        />
      )}
      <Section
        title={type.title}
        description={type.description}
        actions={
          <Button variant="default" onClick={() => setGuide(true)}>
            Guide
          </Button>
        }
      >
        {type.presets.length > 0 && (
          <PresetCards
            presets={type.presets}
            mode={type.mode}
            value={typeof content.config.preset === 'string' ? content.config.preset : null}
            onChange={(name) => setConfig((now) => chosen(now, type, name))}
            readOnly={readOnly}
            error={reveal && atPreset.length > 0 ? atPreset.map(({ message }) => message).join(' ') : null}
          />
        )}
        <TemplateOffer draft={draft} />
        <SchemaForm
          root="config"
          schema={type.configSchema as RJSFSchema}
          uiSchema={uiSchema}
          value={content.config}
          onChange={setConfig}
          findings={findings}
          reveal={reveal}
          readOnly={readOnly}
          filling={filling}
        />
      </Section>
      <SecretFields draft={draft} type={type} findings={findings} reveal={reveal} />
      {type.mode === 'push' && <IngestAddress draft={draft} type={type} />}
      <CheckConnection
        datasourceId={draft.datasourceId}
        saveNow={draft.saveNow}
        refused={
          draft.datasource.actions.includes('datasource.check')
            ? null
            : 'Checking needs the role operator, editor, approver or admin.'
        }
      />
      <Section title="How it is run" description="Every option has a default; only what differs is kept in the draft.">
        <RuntimeForm
          mode={type.mode}
          value={content.runtime}
          onChange={setRuntime}
          findings={findings}
          reveal={reveal}
          readOnly={readOnly}
        />
      </Section>
      <GuidePanel opened={guide} onClose={() => setGuide(false)} title={`${type.title}: guide`} text={type.guide} />
    </div>
  )
}

/** The preset is chosen by its card; the form below has the rest. */
function withoutPreset(type: ConnectorType): UiSchema {
  const ui = (type.uiSchema ?? {}) as UiSchema
  return type.presets.length === 0 ? ui : { ...ui, preset: { 'ui:widget': 'hidden', 'ui:field': 'ScalarField' } }
}

/** What a preset begins a config with, over what is there; without one its own part goes. */
function chosen(now: JsonObject, type: ConnectorType, name: string | null): JsonObject {
  const { preset: _before, ...rest } = now
  const preset = type.presets.find((one) => one.name === name)
  return preset === undefined ? rest : { ...rest, ...(preset.config as JsonObject) }
}

function without(object: JsonObject, steps: readonly string[]): JsonObject {
  const [step = '', ...more] = steps
  const { [step]: member, ...others } = object
  if (more.length === 0 || typeof member !== 'object' || member === null || Array.isArray(member)) return others
  return { ...object, [step]: without(member as JsonObject, more) }
}
