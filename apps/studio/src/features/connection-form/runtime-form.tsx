import { type Finding, type JsonObject, RuntimeOptionsSchema } from '@halcyon/domain'
import type { RJSFSchema, UiSchema } from '@rjsf/utils'
import { runtimeWords } from './runtime-words.ts'
import { SchemaForm } from './schema-form/schema-form.tsx'

const described = RuntimeOptionsSchema.properties as Readonly<
  Record<string, { readonly description?: string; readonly 'x-mode'?: string }>
>

/** A group of one object: the group says its name and what it is for. */
const alone = (title: string, name: string) => ({
  title,
  description: described[name]?.description,
  fields: [name],
  collapsed: true,
})
const bare = (name: string): UiSchema => ({ [name]: { ...runtimeWords[name], 'ui:bare': true } })

/** Every group is closed until something in it differs from the default. */
const uiSchema: UiSchema = {
  ...runtimeWords,
  ...bare('queue'),
  ...bare('capture'),
  ...bare('dedupe'),
  ...bare('batch'),
  ...bare('circuit'),
  'ui:groups': [
    { title: 'Rate and retries', fields: ['rateLimit', 'retry'], collapsed: true },
    alone('Queue', 'queue'),
    alone('Capture', 'capture'),
    alone('Duplicates', 'dedupe'),
    alone('Batches', 'batch'),
    alone('Circuit', 'circuit'),
    { title: 'Memory', fields: ['memoryLimitMb'], collapsed: true },
  ],
}

export const runtimeSchema = RuntimeOptionsSchema as unknown as RJSFSchema

export interface RuntimeFormProps {
  /** Options that only the other mode has are left out, unless the draft has them. */
  readonly mode: 'push' | 'pull'
  readonly value: JsonObject
  readonly onChange: (next: JsonObject) => void
  readonly findings: readonly Finding[]
  readonly reveal: boolean
  readonly readOnly: boolean
}

/** How the feed is run: the options every datasource has, with their defaults and units. */
export function RuntimeForm({ mode, ...props }: RuntimeFormProps) {
  const others = Object.entries(described).filter(
    ([name, { 'x-mode': only }]) => only !== undefined && only !== mode && !(name in props.value),
  )
  const hidden = Object.fromEntries(others.map(([name]) => [name, { 'ui:widget': 'hidden' }]))
  return <SchemaForm root="runtime" schema={runtimeSchema} uiSchema={{ ...uiSchema, ...hidden }} {...props} />
}
