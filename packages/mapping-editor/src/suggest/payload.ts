/** What the whole payload suggests: a list of events to split, and the field that tells events apart. */
import type { JsonValue } from '@halcyon/domain'
import { readDocument } from '../document/read.ts'
import { chain } from '../operations/result.ts'
import { setSource } from '../operations/rows.ts'
import { setSplit } from '../operations/scope.ts'
import { ANY_ENTRY, parseSimplePath } from '../source/path.ts'
import { relativePath } from '../source/relative.ts'
import type { Suggestion } from './contract.ts'
import { type Field, shortName } from './fields.ts'
import { ID_NAMES, LIST_NAMES } from './synonyms.ts'
import { nameFit } from './words.ts'

/** Only while nothing is mapped: later the rows say what an item is. */
export const splitSuggestions = (document: JsonValue, fields: readonly Field[]): readonly Suggestion[] => {
  const view = readDocument(document)
  if (view.split !== null || view.blocks.some(({ rows }) => rows.length > 0)) return []
  const lists = fields.filter(
    ({ node, names, many }) =>
      node.types[0] === 'list' &&
      !many &&
      node.depth <= 2 &&
      LIST_NAMES.has(names.at(-1) ?? '') &&
      node.lengths !== null,
  )
  return lists.flatMap((field) => {
    const entries = fields.find(({ path }) => path === `${field.path}[*]`)
    const lengths = field.node.lengths
    if (entries?.node.types[0] !== 'object' || lengths === null) return []
    const title = `One item per entry of ${field.node.key}`
    const chained = chain(document, title, [(next) => setSplit(next, `${field.path}[*]`)])
    if (!chained.ok) return []
    const size = lengths.min === lengths.max ? `${lengths.max}` : `${lengths.min} to ${lengths.max}`
    const reason = `${field.node.key} is a list of ${size} objects: each is an event of its own`
    return [
      {
        id: `split ${field.path}`,
        origin: 'name',
        title,
        reason,
        path: field.path,
        preview: undefined,
        confidence: 0.9,
        patch: chained.patch,
      },
    ]
  })
}

/** The id a source gives its events: a single value, another one in each sample. */
export const identitySuggestions = (document: JsonValue, fields: readonly Field[]): readonly Suggestion[] => {
  const view = readDocument(document)
  if (view.recordId !== null) return []
  const depthOfItem = view.split === null ? 0 : (parseSimplePath(view.split)?.steps.length ?? 0)
  const found = fields.flatMap((field) => {
    const path = relativePath(field.path, { split: view.split, each: null })
    const single = path !== null && parseSimplePath(path)?.steps.includes(ANY_ENTRY) === false
    const text = field.values.every((value) => typeof value !== 'object' && typeof value !== 'boolean')
    const unlike = field.values.length >= Math.min(5, field.node.presentIn)
    const everywhere = field.node.presentIn === field.node.samples
    if (path === null || !single || !text || !unlike || !everywhere || field.values.length === 0) return []
    const fits = ID_NAMES.map((name, at) => nameFit(field.names, name) * (1 - (0.3 * at) / ID_NAMES.length))
    const confidence = Math.max(...fits) * 0.9 - Math.max(0, field.node.depth - depthOfItem - 1) * 0.15
    return confidence <= 0.3 ? [] : [{ field, path, confidence }]
  })
  const [best] = found.toSorted((left, right) => right.confidence - left.confidence)
  if (best === undefined) return []
  const title = `Identity from ${shortName(best.field)}`
  const chained = chain(document, title, [(next) => setSource(next, '/recordId', { kind: 'path', path: best.path })])
  const reason = `It is called ${best.field.node.key}, is there in every sample, and no two have the same`
  if (!chained.ok) return []
  return [
    {
      id: `recordId ${best.field.path}`,
      origin: 'name',
      title,
      reason,
      path: best.field.path,
      preview: best.field.values[0],
      confidence: best.confidence,
      patch: chained.patch,
    },
  ]
}
