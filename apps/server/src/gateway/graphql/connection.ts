import { Problem } from '@halcyon/domain'
import type { Page, PageInput } from '../../queries/page.ts'

export interface Connection<Node> {
  readonly nodes: readonly Node[]
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[]
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean }
}

export interface PageArgs {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
}

const DEFAULT_FIRST = 50
const MOST = 1000

/**
 * A page of a list as a Relay connection. A list gives one cursor, of its last item; the others are a place behind the cursor that
 * the page began with: `3.<cursor>`.
 */
export async function connectionOf<Node>(
  { first, after }: PageArgs,
  list: (page: PageInput) => Promise<Page<Node>>,
): Promise<Connection<Node>> {
  const { skip, base } = placeOf(after ?? null)
  const size = first ?? DEFAULT_FIRST
  const limit = size < 1 || size > MOST ? size : Math.min(MOST, size + skip)
  const { items, nextCursor } = await list({ limit, ...(base === '' ? {} : { cursor: base }) })
  const nodes = items.slice(skip)
  const edges = nodes.map((node, index) => ({ cursor: `${skip + index + 1}.${base}`, node }))
  return {
    nodes,
    edges,
    pageInfo: { endCursor: nextCursor ?? edges.at(-1)?.cursor ?? after ?? null, hasNextPage: nextCursor !== null },
  }
}

/** @throws Problem `invalid_cursor` */
function placeOf(after: string | null): { skip: number; base: string } {
  if (after === null) return { skip: 0, base: '' }
  const dot = after.indexOf('.')
  if (dot === -1 && after !== '') return { skip: 0, base: after }
  const skip = after.slice(0, dot)
  if (!/^[1-9]\d{0,2}$|^1000$/.test(skip)) throw new Problem('invalid_cursor')
  return { skip: Number(skip), base: after.slice(dot + 1) }
}

/** The same connection with its nodes as the schema's types have them. */
export function mapNodes<From, To>(
  { nodes, edges, pageInfo }: Connection<From>,
  present: (node: From) => To,
): Connection<To> {
  const presented = nodes.map(present)
  return {
    nodes: presented,
    edges: edges.flatMap(({ cursor }, index) => {
      const node = presented[index]
      return node === undefined ? [] : [{ cursor, node }]
    }),
    pageInfo,
  }
}
