import { ActionIcon, Button, Fieldset, Group } from '@mantine/core'
import type {
  ArrayFieldItemTemplateProps,
  ArrayFieldTemplateProps,
  FieldTemplateProps,
  ObjectFieldTemplateProps,
} from '@rjsf/utils'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { holds } from './conditions.ts'
import { titleFrom } from './prepare.ts'
import classes from './schema-form.module.css'
import { filledAt, useFieldError, useFormScope } from './scope.ts'

/** Our fields draw their own label, help and error. */
export function FieldTemplate({ children, hidden }: FieldTemplateProps) {
  return hidden ? null : children
}

interface FieldGroup {
  readonly title: string
  readonly description?: string
  readonly fields: readonly string[]
  readonly collapsed?: boolean
}

/** The root in its named groups; an object within as a fieldset. */
export function ObjectTemplate(props: ObjectFieldTemplateProps) {
  const { fieldPathId, properties, title, description, uiSchema, formData } = props
  const { root, findings, reveal, filling } = useFormScope()
  const filled = filledAt(filling, fieldPathId.$id)
  const shown = properties.filter(
    ({ hidden, name }) =>
      !hidden &&
      uiSchema?.[name]?.['ui:widget'] !== 'hidden' &&
      // What is set is seen, also where it should not be.
      (formData?.[name] !== undefined || holds(props.schema.properties?.[name], formData, filled)),
  )
  if (fieldPathId.$id !== root) {
    const fields = (
      <div className={classes.columns}>
        {shown.map(({ content, name }) => (
          <div key={name}>{content}</div>
        ))}
      </div>
    )
    if (uiSchema?.['ui:bare'] === true) return fields
    return (
      <Fieldset
        id={fieldPathId.$id}
        legend={title || titleFrom(lastOf(fieldPathId.$id))}
        className={classes.fieldset}
        tabIndex={-1}
      >
        {description && <p className={classes.description}>{description}</p>}
        {fields}
      </Fieldset>
    )
  }
  const groups = (uiSchema?.['ui:groups'] as readonly FieldGroup[] | undefined) ?? []
  const named = new Set(groups.flatMap(({ fields }) => fields))
  const others = shown.filter(({ name }) => !named.has(name)).map(({ name }) => name)
  const all =
    others.length === 0 ? groups : [...groups, { title: groups.length === 0 ? 'Settings' : 'Other', fields: others }]
  const data = (formData ?? {}) as Record<string, unknown>
  return all.map((group, index) => {
    const fields = shown.filter(({ name }) => group.fields.includes(name))
    if (fields.length === 0) return null
    const wrong = [...findings.keys()].some((id) => group.fields.some((name) => isAt(id, `${root}.${name}`)))
    const set = fields.reduce((count, { name }) => count + leavesIn(data[name]), 0)
    // A preset has all but the sender decided: the rest is there for whoever wants it otherwise.
    const closing = group.collapsed === true || (filling !== null && index > 0)
    return (
      <GroupSection key={group.title} group={group} closing={closing} open={(reveal && wrong) || set > 0} set={set}>
        {fields.map(({ content, name }) => (
          <div key={name}>{content}</div>
        ))}
      </GroupSection>
    )
  })
}

/** How many values are set at a place. */
const leavesIn = (value: unknown): number => {
  if (value === undefined) return 0
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 1
  return Object.values(value).reduce((count: number, member) => count + leavesIn(member), 0)
}

const isAt = (id: string, place: string): boolean => id === place || id.startsWith(`${place}.`)
const lastOf = (id: string): string => id.split('.').at(-1) ?? id

interface GroupSectionProps {
  readonly group: FieldGroup
  readonly closing: boolean
  readonly open: boolean
  /** How many of its values are not at their default. */
  readonly set: number
  readonly children: ReactNode
}

function GroupSection({ group, closing, open, set, children }: GroupSectionProps) {
  const body = (
    <>
      {group.description !== undefined && <p className={classes.description}>{group.description}</p>}
      <div className={classes.fields}>{children}</div>
    </>
  )
  if (!closing) {
    return (
      <section className={classes.group} aria-label={group.title}>
        <h3 className={classes.groupTitle}>{group.title}</h3>
        {body}
      </section>
    )
  }
  return (
    <details className={classes.closing} open={open || undefined}>
      <summary className={classes.summary}>
        <h3 className={classes.inline}>{group.title}</h3>{' '}
        <span className={classes.description}>{set === 0 ? 'defaults' : `${set} set`}</span>
      </summary>
      {body}
    </details>
  )
}

export function ArrayTemplate({ items, canAdd, onAddClick, title, schema, fieldPathId }: ArrayFieldTemplateProps) {
  const { readOnly } = useFormScope()
  const error = useFieldError(fieldPathId.$id)
  return (
    <Fieldset id={fieldPathId.$id} legend={title} className={classes.fieldset} tabIndex={-1}>
      {schema.description !== undefined && <p className={classes.description}>{schema.description}</p>}
      {items}
      {error !== null && <p className={classes.error}>{error}</p>}
      {canAdd && !readOnly && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onAddClick()}
        >
          Add
        </Button>
      )}
    </Fieldset>
  )
}

export function ArrayItemTemplate({ children, buttonsProps, index }: ArrayFieldItemTemplateProps) {
  const { readOnly } = useFormScope()
  const { hasMoveUp, hasMoveDown, hasRemove, onMoveUpItem, onMoveDownItem, onRemoveItem } = buttonsProps
  const number = index + 1
  return (
    <Group wrap="nowrap" align="flex-start" gap="sm" className={classes.item}>
      <div className={classes.grow}>{children}</div>
      {!readOnly && (
        <Group gap={0} wrap="nowrap">
          {hasMoveUp && (
            <ActionIcon aria-label={`Move ${number} up`} onClick={() => onMoveUpItem()}>
              <IconArrowUp size={16} aria-hidden />
            </ActionIcon>
          )}
          {hasMoveDown && (
            <ActionIcon aria-label={`Move ${number} down`} onClick={() => onMoveDownItem()}>
              <IconArrowDown size={16} aria-hidden />
            </ActionIcon>
          )}
          {hasRemove && (
            <ActionIcon aria-label={`Remove ${number}`} onClick={() => onRemoveItem()}>
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      )}
    </Group>
  )
}
