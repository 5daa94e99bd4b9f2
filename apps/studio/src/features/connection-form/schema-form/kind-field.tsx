import { NativeSelect } from '@mantine/core'
import type { FieldProps } from '@rjsf/utils'
import { type ComponentType, useRef } from 'react'
import { type FormSchema, kindsOf, type Prepared, titleFrom } from './prepare.ts'
import classes from './schema-form.module.css'
import { useFieldError, useFormScope } from './scope.ts'

type Value = { readonly kind?: unknown; readonly [name: string]: unknown }

const asValue = (data: unknown): Value | undefined =>
  typeof data === 'object' && data !== null ? (data as Value) : undefined

/** One of several kinds, each with fields of its own. Choosing another keeps what both have, and choosing back brings back the rest. */
export function KindField(props: FieldProps) {
  const { fieldPathId, name, onChange, registry, required, uiSchema } = props
  const schema = props.schema as FormSchema
  const id = fieldPathId.$id
  const { readOnly, touch, unset } = useFormScope()
  const left = useRef(new Map<string, Value>())
  const kinds = kindsOf(schema) ?? []
  const value = asValue(props.formData)
  const chosen = kinds.find(({ kind }) => kind === value?.kind)
  const ownError = useFieldError(id)
  const kindError = useFieldError(`${id}.kind`)
  const branch = (uiSchema?.branches as Record<string, Prepared> | undefined)?.[chosen?.kind ?? '']
  const SchemaField = registry.fields.SchemaField as ComponentType<FieldProps>

  const choose = (kind: string): void => {
    touch(id)
    if (value !== undefined && typeof value.kind === 'string') left.current.set(value.kind, value)
    if (kind === '') {
      onChange(undefined, fieldPathId.path)
      return
    }
    const fields = Object.keys(kinds.find((option) => option.kind === kind)?.schema.properties ?? {})
    const shared = Object.entries(value ?? {}).filter(([field]) => fields.includes(field))
    onChange({ ...Object.fromEntries(shared), ...left.current.get(kind), kind }, fieldPathId.path)
  }

  const kindSchema = chosen?.schema.properties?.kind as FormSchema | undefined
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
      {kindSchema?.description !== undefined && <p className={classes.description}>{kindSchema.description}</p>}
      {branch !== undefined && Object.keys(branch.schema.properties ?? {}).length > 0 && (
        <div className={classes.branch}>
          <SchemaField {...props} key={chosen?.kind} schema={branch.schema} uiSchema={branch.uiSchema} />
        </div>
      )}
    </div>
  )
}
