import { ActionIcon, Button, Checkbox, Fieldset, Group, TagsInput, TextInput } from '@mantine/core'
import type { FieldProps } from '@rjsf/utils'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { FormSchema } from './prepare.ts'
import { wordsOf } from './scalar-field.tsx'
import classes from './schema-form.module.css'
import { useFieldError, useFormScope } from './scope.ts'

const textsOf = (data: unknown): string[] => (Array.isArray(data) ? data.map(String) : [])

/** A list of texts: each entered with Enter or pasted with commas. */
export function ListField({ fieldPathId, formData, name, onChange, required, schema, uiSchema }: FieldProps) {
  const id = fieldPathId.$id
  const { readOnly, touch } = useFormScope()
  const error = useFieldError(id, true)
  const { label, description } = wordsOf(schema as FormSchema, name, uiSchema?.['ui:title'])
  return (
    <TagsInput
      id={id}
      label={label}
      description={[description, 'Enter ends each.'].filter(Boolean).join(' ')}
      error={error}
      withAsterisk={required === true}
      disabled={readOnly}
      value={textsOf(formData)}
      onChange={(values) => onChange(values.length === 0 ? undefined : values, fieldPathId.path)}
      onBlur={() => touch(id)}
      acceptValueOnBlur
      splitChars={[',', ' ', '\n']}
      className={classes.field}
    />
  )
}

/** Any of a few words. */
export function ChoicesField({ fieldPathId, formData, name, onChange, schema, uiSchema }: FieldProps) {
  const id = fieldPathId.$id
  const { readOnly, touch } = useFormScope()
  const error = useFieldError(id, true)
  const form = schema as FormSchema
  const { label, description } = wordsOf(
    { ...form, 'x-default': undefined } as FormSchema,
    name,
    uiSchema?.['ui:title'],
  )
  const fallback = textsOf(form['x-default'])
  const items = form.items as FormSchema
  return (
    <Checkbox.Group
      id={id}
      label={label}
      description={[description, fallback.length > 0 && `Default: ${fallback.join(', ')}.`].filter(Boolean).join(' ')}
      error={error}
      value={formData === undefined ? fallback : textsOf(formData)}
      onChange={(values) => {
        touch(id)
        onChange(values.length === 0 ? undefined : values, fieldPathId.path)
      }}
      className={classes.field}
    >
      <Group gap="md" mt="xs">
        {(items.enum ?? []).map((option) => (
          <Checkbox key={String(option)} value={String(option)} label={String(option)} disabled={readOnly} />
        ))}
      </Group>
    </Checkbox.Group>
  )
}

type Pair = readonly [string, string]

const pairsOf = (data: unknown): Pair[] =>
  typeof data === 'object' && data !== null
    ? Object.entries(data).map(([key, value]): Pair => [key, String(value)])
    : []

/** Names with a text each. A row without a name is not sent; of two with the same name the last counts. */
export function PairsField({ fieldPathId, formData, name, onChange, schema, uiSchema }: FieldProps) {
  const id = fieldPathId.$id
  const { readOnly, touch } = useFormScope()
  const error = useFieldError(id, true)
  const { label, description } = wordsOf(
    { ...schema, 'x-default': undefined } as FormSchema,
    name,
    uiSchema?.['ui:title'],
  )
  const [unnamed, setUnnamed] = useState<readonly Pair[]>([])
  const saved = pairsOf(formData)
  const rows = [...saved, ...unnamed]
  const put = (next: readonly Pair[]): void => {
    setUnnamed(next.filter(([key]) => key === ''))
    const named = next.filter(([key]) => key !== '')
    onChange(named.length === 0 ? undefined : Object.fromEntries(named), fieldPathId.path)
  }
  const change = (index: number, pair: Pair): void => put(rows.map((row, at) => (at === index ? pair : row)))
  return (
    <Fieldset id={id} legend={label} className={classes.fieldset} tabIndex={-1}>
      {description !== undefined && <p className={classes.description}>{description}</p>}
      {rows.map(([key, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; its name changes while it is typed
        <Group key={index} gap="sm" wrap="nowrap" align="flex-end">
          <TextInput
            label="Name"
            value={key}
            disabled={readOnly}
            onChange={({ currentTarget }) => change(index, [currentTarget.value, value])}
          />
          <TextInput
            label="Value"
            value={value}
            disabled={readOnly}
            className={classes.grow}
            onChange={({ currentTarget }) => change(index, [key, currentTarget.value])}
            onBlur={() => touch(id)}
          />
          <ActionIcon
            size="lg"
            aria-label={`Remove ${key || 'this row'}`}
            disabled={readOnly}
            onClick={() => put(rows.filter((_, at) => at !== index))}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      {error !== null && <p className={classes.error}>{error}</p>}
      {!readOnly && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setUnnamed([...unnamed, ['', '']])}
        >
          Add a row
        </Button>
      )}
    </Fieldset>
  )
}
