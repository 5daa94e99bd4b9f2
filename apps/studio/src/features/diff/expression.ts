const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const SOURCES = ['path', 'jmespath', 'template', 'const', 'first']

/** Whether it selects a value; a block or a list of fields does not. */
export const isExpression = (value: unknown): boolean =>
  isObject(value) && !('kind' in value) && SOURCES.some((source) => Object.hasOwn(value, source))

/** Where a row's value comes from and what is done to it: `$.title → trim → lower`. */
export function expressionText(expression: unknown): string {
  if (!isObject(expression)) return JSON.stringify(expression) ?? ''
  const { then, lookup, as, default: fallback, required } = expression
  const steps = [
    sourceText(expression),
    ...(Array.isArray(then) ? then.map(stepText) : []),
    ...(isObject(lookup) ? [`table of ${Object.keys(isObject(lookup.table) ? lookup.table : {}).length}`] : []),
    ...(as === undefined ? [] : [`as ${isObject(as) ? Object.keys(as).join() : String(as)}`]),
  ]
  const otherwise = fallback === undefined ? '' : `, else ${JSON.stringify(fallback)}`
  return `${steps.join(' → ')}${otherwise}${required === true ? ', required' : ''}`
}

function sourceText({ path, jmespath, template, const: constant, first }: Readonly<Record<string, unknown>>): string {
  if (typeof path === 'string') return path
  if (typeof jmespath === 'string') return `JMESPath ${jmespath}`
  if (typeof template === 'string') return `“${template}”`
  if (Array.isArray(first)) return `first of ${first.map(expressionText).join(', ')}`
  return constant === undefined ? 'nothing' : JSON.stringify(constant)
}

const stepText = (step: unknown): string =>
  isObject(step)
    ? Object.entries(step)
        .map(([name, given]) => `${name}(${argumentsText(given)})`)
        .join()
    : String(step)

const argumentsText = (given: unknown): string =>
  (Array.isArray(given) ? given : [given]).map((each) => JSON.stringify(each)).join(', ')

export interface Block {
  readonly title: string
  readonly rows: readonly (readonly [label: string, text: string])[]
}

/** A mapping's blocks as they are read: what is written, from what. */
export function blocksOf(mapping: unknown): readonly Block[] {
  const outputs = isObject(mapping) && Array.isArray(mapping.outputs) ? mapping.outputs : []
  return outputs.filter(isObject).map(blockOf)
}

function blockOf({
  name,
  kind,
  type,
  each,
  when,
  key,
  fields,
  from,
  to,
  role,
}: Readonly<Record<string, unknown>>): Block {
  const what = [kind, type].filter((word) => typeof word === 'string').join(' ')
  const rows: (readonly [string, string])[] = []
  if (typeof from === 'string')
    rows.push(['from → to', `${from} → ${String(to)}${typeof role === 'string' ? ` (${role})` : ''}`])
  if (typeof each === 'string') rows.push(['one per', each])
  if (when !== undefined) rows.push(['when', expressionText(when)])
  if (key !== undefined) rows.push(['identity key', expressionText(key)])
  if (isObject(fields))
    rows.push(...Object.entries(fields).map(([field, value]) => [field, expressionText(value)] as const))
  return { title: typeof name === 'string' && name !== kind ? `${name} (${what})` : what, rows }
}

/** What holds for a whole payload, before its blocks. */
export function generalRows(mapping: unknown): readonly (readonly [label: string, text: string])[] {
  if (!isObject(mapping)) return []
  const { split, filter, recordId, ignore } = mapping
  return [
    ...(isObject(split) ? [['one record per', String(split.path)] as const] : []),
    ...(filter === undefined ? [] : [['kept when', expressionText(filter)] as const]),
    ...(recordId === undefined ? [] : [['record id', expressionText(recordId)] as const]),
    ...(Array.isArray(ignore) && ignore.length > 0 ? [['ignored', ignore.join(', ')] as const] : []),
  ]
}
