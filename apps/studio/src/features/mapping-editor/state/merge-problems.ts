import type { Problem } from '@halcyon/mapping-editor'
import { rowOf } from '../rows/row-state.ts'

/** A finding of the server about the saved draft. */
export interface ServerProblem {
  /** `mapping.outputs[0].fields.title` */
  readonly path: string
  readonly code: string
  readonly message: string
  readonly suggestion: string | null
}

const inMapping = (path: string): string | null =>
  path === 'mapping' ? '' : path.startsWith('mapping.') ? path.slice('mapping.'.length) : null

/** What only the server knows, after what is known here: of a row that has an error here already, it has nothing to add. */
export function mergeProblems(local: readonly Problem[], server: readonly ServerProblem[]): readonly Problem[] {
  const known = new Set(local.filter(({ level }) => level === 'error').map(({ row }) => rowOf(row ?? '')))
  const words = new Set(local.map(({ message }) => message))
  const added = server.flatMap(({ path, code, message, suggestion }): readonly Problem[] => {
    const row = inMapping(path)
    // Of the document as a whole the server says what the rows say here.
    if (row === null || (row === '' && known.size > 0) || known.has(rowOf(row)) || words.has(message)) return []
    const block = /^outputs\[(\d+)\]/.exec(row)?.[1]
    return [
      {
        id: `server ${path} ${code}`,
        level: 'error',
        code,
        row,
        block: block === undefined ? null : Number(block),
        path: null,
        message,
        action: suggestion ?? 'Found when the draft was saved.',
        samples: [],
      },
    ]
  })
  return added.length === 0 ? local : [...added, ...local]
}
