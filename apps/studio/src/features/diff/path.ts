/** A segment of a change's path as the server writes it: `mapping.outputs[name="alert"].fields.title`. */
export type Segment =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'named'; readonly label: string }
  | { readonly kind: 'order' }

const TOKEN =
  /\.?(?<plain>[A-Za-z_][\w-]*)|\[(?<index>\d+)\]|\[(?<name>name=)?(?<quoted>"(?:[^"\\]|\\.)*")\]|\[(?<order>order)\]/y

/** What cannot be read is one key: a path is always shown, never lost. */
export function segmentsOf(path: string): readonly Segment[] {
  const segments: Segment[] = []
  const token = new RegExp(TOKEN)
  while (token.lastIndex < path.length) {
    const groups = token.exec(path)?.groups
    if (groups === undefined) return [{ kind: 'key', key: path }]
    segments.push(segmentOf(groups))
  }
  return segments
}

function segmentOf(groups: Readonly<Record<string, string | undefined>>): Segment {
  if (groups.plain !== undefined) return { kind: 'key', key: groups.plain }
  if (groups.index !== undefined) return { kind: 'index', index: Number(groups.index) }
  if (groups.order !== undefined) return { kind: 'order' }
  const text = String(JSON.parse(groups.quoted ?? '""'))
  return groups.name === undefined ? { kind: 'key', key: text } : { kind: 'named', label: text }
}
