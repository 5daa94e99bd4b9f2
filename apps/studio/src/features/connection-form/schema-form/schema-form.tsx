import type { Finding, JsonObject, JsonValue } from '@halcyon/domain'
import Form from '@rjsf/core/lib/components/Form.js'
import type { RJSFSchema, UiSchema } from '@rjsf/utils'
import { useCallback, useMemo, useRef, useState } from 'react'
import { afterChoice } from './conditions.ts'
import { KindField } from './kind-field.tsx'
import { ChoicesField, ListField, PairsField } from './list-fields.tsx'
import { idOfPath, tidy } from './paths.ts'
import { type FormSchema, prepare } from './prepare.ts'
import { ScalarField } from './scalar-field.tsx'
import classes from './schema-form.module.css'
import { type Filling, type FormScope, FormScopeContext } from './scope.ts'
import { ArrayItemTemplate, ArrayTemplate, FieldTemplate, ObjectTemplate } from './templates.tsx'
import { validator } from './validator.ts'

export interface SchemaFormProps {
  /** Where its paths begin: `config`. Each field's id is its path. */
  readonly root: string
  readonly schema: RJSFSchema
  readonly uiSchema?: UiSchema | undefined
  readonly value: JsonObject
  readonly onChange: (next: JsonObject) => void
  readonly findings: readonly Finding[]
  /** False: what is wrong shows at fields that were left once; true: everywhere. */
  readonly reveal: boolean
  readonly readOnly?: boolean
  /** What fills fields that are not set. */
  readonly filling?: Filling | null
}

const fields = { ScalarField, KindField, ListField, ChoicesField, PairsField }
const templates = {
  FieldTemplate,
  ObjectFieldTemplate: ObjectTemplate,
  ArrayFieldTemplate: ArrayTemplate,
  ArrayFieldItemTemplate: ArrayItemTemplate,
}
/** Nothing is written that nobody entered. */
const NO_DEFAULTS = {
  emptyObjectFields: 'skipDefaults',
  arrayMinItems: { populate: 'never' },
  constAsDefaults: 'never',
  allOf: 'skipDefaults',
} as const

/** A form drawn from a JSON Schema and its UI schema, as deep as they go. */
export function SchemaForm(props: SchemaFormProps) {
  const { root, schema, uiSchema, value, onChange, findings, reveal, readOnly = false, filling = null } = props
  const prepared = useMemo(() => prepare(schema as FormSchema, uiSchema), [schema, uiSchema])
  const aside = useRef(new Map<string, JsonValue>())
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const touch = useCallback((id: string) => setTouched((now) => (now.has(id) ? now : new Set([...now, id]))), [])
  const scope = useMemo<FormScope>(() => {
    const byId = Map.groupBy(findings, ({ path }) => idOfPath(path))
    return { root, findings: byId, reveal, touched, touch, readOnly, filling }
  }, [root, findings, reveal, touched, touch, readOnly, filling])
  return (
    <FormScopeContext value={scope}>
      <Form
        tagName="div"
        className={classes.form ?? ''}
        idPrefix={root}
        idSeparator="."
        schema={prepared.schema}
        uiSchema={prepared.uiSchema}
        formData={value}
        validator={validator}
        noValidate
        noHtml5Validate
        showErrorList={false}
        fields={fields}
        templates={templates}
        experimental_defaultFormStateBehavior={NO_DEFAULTS}
        onChange={({ formData }) => {
          const next = (tidy(formData, value) ?? {}) as JsonObject
          onChange(afterChoice(schema as FormSchema, [value, next], aside.current, filling?.fills))
        }}
      >
        {/* What is typed is saved by itself: there is no button to send it. */}
        <span hidden />
      </Form>
    </FormScopeContext>
  )
}
