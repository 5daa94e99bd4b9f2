import { Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import type { FieldProps } from '@rjsf/utils'
import { type FormSchema, titleFrom } from './prepare.ts'
import classes from './schema-form.module.css'
import { useFieldError, useFormScope, useUnset } from './scope.ts'

const LONG_TEXT = 1000

const shown = (value: unknown): string =>
  typeof value === 'number'
    ? value.toLocaleString('en')
    : typeof value === 'boolean'
      ? value
        ? 'on'
        : 'off'
      : String(value)

/** A ratio has none. */
const unitOf = (schema: FormSchema): string | null =>
  schema['x-unit'] === undefined || schema['x-unit'] === 'ratio' ? null : schema['x-unit']

/** "Default: 500 items. From 1 to 10,000." */
function hint(schema: FormSchema): string {
  const unit = unitOf(schema) === null ? '' : ` ${unitOf(schema)}`
  const fallback = schema['x-default']
  const parts: string[] = []
  if (fallback !== undefined && fallback !== '' && typeof fallback !== 'object' && schema.type !== 'boolean') {
    parts.push(`Default: ${shown(fallback)}${typeof fallback === 'number' ? unit : ''}.`)
  }
  if (schema.minimum !== undefined && schema.maximum !== undefined) {
    parts.push(`From ${shown(schema.minimum)} to ${shown(schema.maximum)}.`)
  }
  return parts.join(' ')
}

/** A description that only says the title again says nothing. */
const helpOf = ({ description }: FormSchema, title: unknown): string | undefined =>
  description === `${String(title)}.` ? undefined : description

export const wordsOf = (schema: FormSchema, name: string, title?: unknown) => ({
  label: typeof title === 'string' ? title : (schema.title ?? titleFrom(name)),
  description: [helpOf(schema, title), hint(schema)].filter(Boolean).join(' ') || undefined,
})

/** One value: text, a number, a choice or a switch. What is emptied leaves the draft, and the default counts again. */
export function ScalarField(props: FieldProps) {
  const { fieldPathId, formData, name, onChange, required, uiSchema } = props
  const schema = props.schema as FormSchema
  const id = fieldPathId.$id
  const { readOnly, touch } = useFormScope()
  const unset = useUnset(id)
  const error = useFieldError(id)
  const { label, description } = wordsOf(schema, name, uiSchema?.['ui:title'])
  const set = (value: unknown): void => onChange(value, fieldPathId.path)
  const common = {
    id,
    label,
    description,
    error,
    withAsterisk: required === true,
    disabled: readOnly || props.disabled === true,
    onBlur: () => touch(id),
    className: classes.field,
  }
  const fallback = schema['x-default']

  if (schema.enum !== undefined) {
    const none = unset ?? (fallback === undefined ? 'Not set' : `Default: ${shown(fallback)}`)
    return (
      <NativeSelect
        {...common}
        value={formData === undefined ? '' : String(formData)}
        onChange={({ currentTarget: { value } }) => {
          set(value === '' ? undefined : schema.enum?.find((option) => String(option) === value))
        }}
        data={[{ value: '', label: none }, ...schema.enum.map(String)]}
      />
    )
  }
  if (schema.type === 'boolean') {
    const { withAsterisk: _asterisk, ...rest } = common
    return (
      <Checkbox
        {...rest}
        checked={(formData ?? fallback) === true}
        onChange={({ currentTarget: { checked } }) => {
          touch(id)
          set(checked === (fallback ?? false) ? undefined : checked)
        }}
      />
    )
  }
  if (schema.type === 'integer' || schema.type === 'number') {
    return (
      <NumberInput
        {...common}
        value={formData === undefined ? '' : typeof formData === 'number' ? formData : String(formData)}
        onChange={(value) => set(numberOf(value))}
        placeholder={fallback === undefined ? undefined : shown(fallback)}
        allowDecimal={schema.type === 'number'}
        thousandSeparator=","
        clampBehavior="none"
        hideControls
        rightSection={unitOf(schema) === null ? undefined : <span className={classes.unit}>{unitOf(schema)}</span>}
        rightSectionWidth={unitOf(schema) === null ? undefined : 72}
        rightSectionPointerEvents="none"
      />
    )
  }
  const text = {
    ...common,
    value: typeof formData === 'string' ? formData : formData === undefined ? '' : String(formData),
    placeholder: fallback === undefined ? undefined : shown(fallback),
    spellCheck: false,
    autoComplete: 'off',
    onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }) =>
      set(value === '' ? undefined : value),
  }
  return (schema.maxLength ?? 0) > LONG_TEXT && schema.format === undefined && !/url|address/i.test(label) ? (
    <Textarea {...text} autosize minRows={2} maxRows={10} />
  ) : (
    <TextInput {...text} />
  )
}

const numberOf = (value: string | number): unknown => {
  if (value === '') return undefined
  const number = Number(value)
  return Number.isNaN(number) ? value : number
}
