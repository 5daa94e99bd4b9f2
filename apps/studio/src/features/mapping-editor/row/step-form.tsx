import { isJsonObject, JsonError, type JsonValue, parseJson, stringifyJson } from '@halcyon/domain'
import { AS_TYPES, FUNCTIONS, MAPPING_TIMESTAMP_FORMATS } from '@halcyon/mapping'
import type { StepView } from '@halcyon/mapping-editor'
import { Select, TagsInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { LookupTable } from './lookup-table.tsx'
import classes from './row.module.css'

export interface StepFormProps {
  readonly step: StepView
  readonly locked: boolean
  readonly onChange: (step: StepView) => void
}

/** What of a step can be set. */
export function StepForm({ step, locked, onChange }: StepFormProps) {
  if (step.kind === 'function') return <Arguments step={step} locked={locked} onChange={onChange} />
  if (step.kind === 'lookup') return <LookupTable step={step} locked={locked} onChange={onChange} />
  if (step.kind === 'default') {
    return (
      <JsonInput
        label="Where there is no value"
        value={step.value}
        text
        locked={locked}
        onChange={(value) => value !== undefined && onChange({ ...step, value })}
      />
    )
  }
  return (
    <div className={classes.fields}>
      <Select
        size="xs"
        label="Type"
        data={[...AS_TYPES]}
        value={step.type}
        disabled={locked}
        allowDeselect={false}
        onChange={(type) =>
          type !== null && onChange({ ...step, type, formats: type === 'timestamp' ? step.formats : [] })
        }
      />
      {step.type === 'timestamp' && (
        <TagsInput
          size="xs"
          label="Formats"
          description="Tried in this order: a name, or a pattern as %Y-%m-%d"
          data={[...MAPPING_TIMESTAMP_FORMATS]}
          value={[...step.formats]}
          disabled={locked}
          onChange={(formats) => onChange({ ...step, formats })}
        />
      )}
    </div>
  )
}

type Call = Extract<StepView, { readonly kind: 'function' }>

function Arguments({
  step,
  locked,
  onChange,
}: {
  readonly step: Call
  readonly locked: boolean
  readonly onChange: (step: StepView) => void
}) {
  const spec = FUNCTIONS.find(({ name }) => name === step.name)
  const parameters = spec?.parameters ?? []
  const last = parameters.at(-1)
  const slots = last?.variadic ? Math.max(parameters.length, step.args.length + 1) : parameters.length
  if (spec === undefined) return <p className={classes.finding}>There is no function {step.name}.</p>
  const put = (index: number, value: JsonValue | undefined): void => {
    const args = [...step.args]
    if (value === undefined) args.splice(index, 1)
    else args[index] = value
    onChange({ ...step, args, bare: args.length === 0 })
  }
  return (
    <>
      <p className={classes.doc}>{spec.doc}</p>
      {slots > 0 && (
        <div className={classes.fields}>
          {Array.from({ length: slots }, (_, index) => {
            const parameter = parameters[index] ?? last
            if (parameter === undefined) return null
            return (
              <JsonInput
                // biome-ignore lint/suspicious/noArrayIndexKey: an argument is its place
                key={`${parameter.name} ${index}`}
                label={parameter.name}
                help={parameter.doc}
                optional={parameter.optional === true || index >= parameters.length}
                value={step.args[index]}
                text={parameter.type === 'text' || parameter.type === 'pattern'}
                locked={locked}
                onChange={(value) => put(index, value)}
              />
            )
          })}
        </div>
      )}
    </>
  )
}

interface JsonInputProps {
  readonly label: string
  readonly help?: string
  readonly optional?: boolean
  readonly value: JsonValue | undefined
  /** Typed as text; else numbers, true, lists and objects are what they look like. */
  readonly text: boolean
  readonly locked: boolean
  /** Undefined = left out. */
  readonly onChange: (value: JsonValue | undefined) => void
}

const shownAs = (value: JsonValue | undefined): string =>
  value === undefined ? '' : typeof value === 'string' ? value : stringifyJson(value)

const readAs = (typed: string, text: boolean): JsonValue => {
  if (text) return typed
  try {
    return parseJson(typed)
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    return typed
  }
}

function JsonInput({ label, help, optional = false, value, text, locked, onChange }: JsonInputProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const literal = text && (value === undefined || typeof value === 'string')
  const change = (next: string): void => {
    setTyped(next)
    if (next === '' && optional) onChange(undefined)
    else onChange(readAs(next, literal))
  }
  return (
    <TextInput
      size="xs"
      label={label}
      description={help}
      value={typed ?? shownAs(value)}
      readOnly={locked || isJsonObject(value)}
      spellCheck={false}
      classNames={{ input: classes.mono ?? '' }}
      onChange={(event) => change(event.currentTarget.value)}
      onBlur={() => setTyped(null)}
    />
  )
}
