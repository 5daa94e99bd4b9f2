import { type DefinitionNode, type DocumentNode, Kind } from 'graphql'

interface DocumentFile {
  readonly rawSDL?: string
  readonly document?: DocumentNode
}

/**
 * A plugin of the code generator: the type of every document by its text. Types alone, so that a document's text stands once
 * in the bundle, in the part that asks it.
 */
export const plugin = (_schema: unknown, documents: readonly DocumentFile[]) => {
  const entries = documents.flatMap(({ rawSDL, document }) => {
    const type = typeOf(document?.definitions[0])
    return type === null ? [] : [`  ${JSON.stringify((rawSDL ?? '').replace(/\r\n/g, '\n'))}: ${type}`]
  })
  return {
    prepend: ["import type { TypedDocument } from '../typed-document.ts'"],
    content: `/** The text of each document → what it asks for and answers. */\nexport type Documents = {\n${[...new Set(entries)].join('\n')}\n}\n`,
  }
}

/** The name is the one that `typescript-operations` gives. */
function typeOf(definition: DefinitionNode | undefined): string | null {
  if (definition?.kind === Kind.FRAGMENT_DEFINITION) return `TypedDocument<${definition.name.value}Fragment, never>`
  if (definition?.kind !== Kind.OPERATION_DEFINITION || definition.name === undefined) return null
  const kind = `${definition.operation[0]?.toUpperCase()}${definition.operation.slice(1)}`
  const name = `${definition.name.value}${kind}`
  return `TypedDocument<${name}, ${name}Variables>`
}
