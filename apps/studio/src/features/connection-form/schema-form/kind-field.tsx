import { NativeSelect } from '@mantine/core'
import type { FieldProps } from '@rjsf/utils'
import { type ComponentType, useRef } from 'react'
import { type FormSchema, firstOf, kindAt, kindsOf, type Prepared, titleFrom, wordsOfKind } from './prepare.ts'
import classes from './schema-form.module.css'
import { useFieldError, useFormScope, useUnset } from './scope.ts'

type Value = { readonly [name: string]: unknown }

const asValue = (data: unknown): Value | undefined =>
  typeof data === 'object' && data !== null ? (data as Value) : undefined

/** One of several kinds, each with fields of its own. Choosing another keeps what both have, and choosing back brings back the rest. */
export function KindField(props: FieldProps) {
  const { fieldPathId, name, onChange, registry, required, uiSchema } = props
  const schema = props.schema as FormSchema
  const id = fieldPathId.$id
  const { readOnly, touch } = useFormScope()
  const unset = useUnset(id)
  const left = useRef(new Map<string, Value>())
  const kinds = kindsOf(schema) ?? []
  const value = asValue(props.formData)
  const chosen = kindAt(kinds, props.formData)
  const ownError = useFieldError(id)
  const kindError = useFieldError(`${id}.kind`)
  const branch = (uiSchema?.branches as Record<string, Prepared> | undefined)?.[chosen?.kind ?? '']
  const SchemaField = registry.fields.SchemaField as ComponentType<FieldProps>

  const choose = (kind: string): void => {
    touch(id)
    if (value !== undefined && chosen !== undefined) left.current.set(chosen.kind, value)
    const option = kinds.find((one) => one.kind === kind)
    const first = option === undefined ? undefined : firstOf(option)
    if (option === undefined || typeof first !== 'object') {
      onChange(first, fieldPathId.path)
      return
    }
    const fields = Object.keys(option.schema.properties ?? {})
    const shared = Object.entries(value ?? {}).filter(([field]) => field !== 'kind' && fields.includes(field))
    const before = left.current.get(kind)
    onChange({ ...first, ...Object.fromEntries(shared), ...before }, fieldPathId.path)
  }

  const about = chosen === undefined ? undefined : wordsOfKind(chosen)
  return (
    <div className={classes.kind}>
      <NativeSelect
        id={id}
        label={(uiSchema?.['ui:title'] as string | undefined) ?? schema.title ?? titleFrom(name)}
        description={schema.description}
        error={[ownError, kindError].filter(Boolean).join(' ') || null}
        withAsterisk={required === true}
        disabled={readOnly}
        value={chosen?.kind ?? ''}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
        onBlur={() => touch(id)}
        data={[
          { value: '', label: unset ?? 'Not set' },
          ...kinds.map(({ kind, schema: option }) => ({ value: kind, label: option.title ?? titleFrom(kind) })),
        ]}
        className={classes.field}
      />
      {about !== undefined && <p className={classes.description}>{about}</p>}
      {branch !== undefined && Object.keys(branch.schema.properties ?? {}).length > 0 && (
        <div className={classes.branch}>
          <SchemaField {...props} key={chosen?.kind} schema={branch.schema} uiSchema={branch.uiSchema} />
        </div>
      )}
    </div>
  )
}
