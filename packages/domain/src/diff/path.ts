/** Places in a version's content: `config.request.url`, `mapping.outputs[name="alert"].fields.title`, `config.rules[2]`. */
export type Segment =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'index'; readonly index: number }
  /** An output by its label (see labels.ts). */
  | { readonly kind: 'named'; readonly label: string }
  /** The order of the outputs, as a list of labels. */
  | { readonly kind: 'order' }

export type Path = readonly Segment[]

const PLAIN_KEY = /^[A-Za-z_][\w-]*$/

export function formatPath(path: Path): string {
  const text = path.map(formatSegment).join('')
  return text.startsWith('.') ? text.slice(1) : text
}

function formatSegment(segment: Segment): string {
  if (segment.kind === 'index') return `[${segment.index}]`
  if (segment.kind === 'order') return '[order]'
  if (segment.kind === 'named') return `[name=${JSON.stringify(segment.label)}]`
  return PLAIN_KEY.test(segment.key) ? `.${segment.key}` : `[${JSON.stringify(segment.key)}]`
}

const TOKEN =
  /\.?(?<plain>[A-Za-z_][\w-]*)|\[(?<index>\d+)\]|\[(?<name>name=)?(?<quoted>"(?:[^"\\]|\\.)*")\]|\[(?<order>order)\]/y

/** @throws SyntaxError for a text {@link formatPath} does not write. */
export function parsePath(text: string): Segment[] {
  const segments: Segment[] = []
  const token = new RegExp(TOKEN)
  while (token.lastIndex < text.length) {
    const groups = token.exec(text)?.groups
    if (groups === undefined) throw new SyntaxError('Not a path of a change')
    segments.push(toSegment(groups))
  }
  return segments
}

function toSegment(groups: Readonly<Record<string, string | undefined>>): Segment {
  if (groups.plain !== undefined) return { kind: 'key', key: groups.plain }
  if (groups.index !== undefined) return { kind: 'index', index: Number(groups.index) }
  if (groups.order !== undefined) return { kind: 'order' }
  const text: string = JSON.parse(groups.quoted ?? '""')
  return groups.name === undefined ? { kind: 'key', key: text } : { kind: 'named', label: text }
}
