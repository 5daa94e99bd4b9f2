import type { End } from './node.ts'

export interface Edge {
  readonly id: string
  readonly type: string
  readonly role: string | null
  readonly from: End
  readonly to: End
}

export interface Placed {
  readonly end: End
  /** Hops from the root: its column. */
  readonly column: number
  /** From the top, 0 first. */
  readonly row: number
  /** What brought it here, seen from the node it was reached from; null at the root. */
  readonly via: { readonly edge: Edge; readonly outward: boolean } | null
}

/** Nodes of one expansion that are drawn; the list beside the graph has all. */
export const MOST_DRAWN = 12

/** Breadth first, a column a hop, children in the order of their parents: nothing overlaps, and nothing jumps when a node is expanded. */
export function placeNodes(root: End, neighbours: ReadonlyMap<string, readonly Edge[]>): readonly Placed[] {
  const placed = new Map<string, Placed>([[root.id, { end: root, column: 0, row: 0, via: null }]])
  const rows: number[] = [1]
  let column: readonly End[] = [root]
  for (let hop = 1; column.length > 0; hop++) {
    const next: End[] = []
    for (const parent of column) {
      let drawn = 0
      for (const edge of neighbours.get(parent.id) ?? []) {
        const outward = edge.from.id === parent.id
        const end = outward ? edge.to : edge.from
        if (placed.has(end.id) || drawn >= MOST_DRAWN) continue
        const row = rows[hop] ?? 0
        rows[hop] = row + 1
        drawn++
        placed.set(end.id, { end, column: hop, row, via: { edge, outward } })
        next.push(end)
      }
    }
    column = next
  }
  return [...placed.values()]
}

/** The edges between nodes that are drawn, each once. */
export function edgesBetween(
  placed: readonly Placed[],
  neighbours: ReadonlyMap<string, readonly Edge[]>,
): readonly (readonly [Edge, Placed, Placed])[] {
  const byId = new Map(placed.map((each) => [each.end.id, each]))
  const edges = new Map([...neighbours.values()].flat().map((edge) => [edge.id, edge]))
  return [...edges.values()].flatMap((edge) => {
    const from = byId.get(edge.from.id)
    const to = byId.get(edge.to.id)
    return from === undefined || to === undefined ? [] : [[edge, from, to] as const]
  })
}
