import { useQueries } from '@tanstack/react-query'
import { request, type TypedDocument } from '../../api/index.ts'

/** An alert or entity as a graph or a list names it. */
export interface Node {
  readonly kind: 'alert' | 'entity'
  readonly id: string
  readonly name: string
  /** The entity's type or the alert's kind. */
  readonly type: string
  readonly severity: string | null
}

export interface End {
  readonly kind: string
  readonly id: string
}

interface Answer {
  readonly __typename: 'Alert' | 'Entity'
  readonly id: string
  readonly title?: string
  readonly severity?: string
  readonly type: string
  readonly key?: string
  readonly name?: string | null
}

const nodeOf = ({ __typename, id, title, severity, type, key, name }: Answer): Node =>
  __typename === 'Alert'
    ? { kind: 'alert', id, name: title ?? id, type, severity: severity ?? null }
    : { kind: 'entity', id, name: name ?? key ?? id, type, severity: null }

/** One document for many nodes: their number is only known when it is asked. */
function documentFor(ends: readonly End[]): TypedDocument<Record<string, Answer>, Record<string, string>> {
  const variables = ends.map((_, index) => `$n${index}: ID!`).join(', ')
  const fields = ends.map(({ kind }, index) =>
    kind === 'alert'
      ? `n${index}: alert(id: $n${index}) { __typename id title severity type: kind }`
      : `n${index}: entity(id: $n${index}) { __typename id type key name }`,
  )
  return `query RecordsNodes(${variables}) { ${fields.join('\n')} }`
}

async function readTogether(ends: readonly End[]): Promise<readonly Node[]> {
  const variables = Object.fromEntries(ends.map(({ id }, index) => [`n${index}`, id]))
  const answer = await request(documentFor(ends), variables)
  return ends.map((_, index) => answer[`n${index}`]).map((node) => nodeOf(node as Answer))
}

/** Nodes that were asked for in the same moment are read in one request. */
const TOGETHER = 50
let asked: { end: End; resolve: (node: Node) => void; reject: (error: unknown) => void }[] = []

function readNode(end: End): Promise<Node> {
  return new Promise((resolve, reject) => {
    if (asked.length === 0) setTimeout(readAsked, 0)
    asked.push({ end, resolve, reject })
  })
}

function readAsked(): void {
  const all = asked
  asked = []
  for (let from = 0; from < all.length; from += TOGETHER) void readPart(all.slice(from, from + TOGETHER))
}

async function readPart(part: typeof asked): Promise<void> {
  try {
    const nodes = await readTogether(part.map(({ end }) => end))
    part.forEach(({ resolve, reject }, index) => {
      const node = nodes[index]
      if (node === undefined) reject(new Error('The answer lacks a node'))
      else resolve(node)
    })
  } catch (error) {
    // One that is gone fails the whole request: the others are asked for alone.
    if (part.length === 1) part[0]?.reject(error)
    else for (const each of part) void readPart([each])
  }
}

/** The names of these ends; one that cannot be read any more is left out. Each is asked for once a minute at most. */
export function useNodes(ends: readonly End[]): ReadonlyMap<string, Node | 'gone'> {
  const wanted = [...new Map(ends.map((end) => [end.id, end])).values()]
  const answers = useQueries({
    queries: wanted.map((end) => ({
      queryKey: ['records', 'node', end.kind, end.id],
      queryFn: () => readNode(end),
      staleTime: 60_000,
    })),
  })
  const nodes = new Map<string, Node | 'gone'>()
  answers.forEach(({ data, isError }, index) => {
    const id = wanted[index]?.id
    if (id !== undefined && data !== undefined) nodes.set(id, data)
    else if (id !== undefined && isError) nodes.set(id, 'gone')
  })
  return nodes
}
