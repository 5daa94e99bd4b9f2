import type { JsonValue } from '@halcyon/domain'
import { readDocument } from '../document/read.ts'
import type { SamplePreview } from '../preview/contract.ts'
import { fieldPath, parseSimplePath, pathText } from '../source/path.ts'
import { absolutePath } from '../source/relative.ts'
import type { Coverage, FieldUse } from './contract.ts'
import { leafFields } from './leaves.ts'

/** True when the path itself, or a list or object above it, is in the set. */
const isWithin = (path: string, fields: ReadonlySet<string>): boolean => {
  if (fields.size === 0) return false
  if (fields.has(path)) return true
  const steps = parseSimplePath(path)?.steps ?? []
  for (let length = steps.length - 1; length >= 0; length -= 1) {
    if (fields.has(pathText(steps.slice(0, length)))) return true
  }
  return false
}

const fieldsOf = (paths: Iterable<string>): Set<string> => new Set([...paths].map(fieldPath))

/** The fields a preview's items can see: those below the split path. */
const seen = (field: string, split: string | null): boolean => {
  const steps = split === null ? [] : parseSimplePath(split)?.steps
  if (steps === undefined) return true
  const base = fieldPath(pathText(steps))
  return field === base || field.startsWith(`${base}.`) || field.startsWith(`${base}[`)
}

const textOf = (used: number, ignored: number, unmapped: number): string =>
  `${used} of ${used + ignored + unmapped} fields used · ${ignored} ignored · ${unmapped} unmapped`

/** Coverage over the samples that have run. `samples`: all samples of the tree, by the index previews give. A field one sample uses is used. */
export const coverageOf = (
  document: JsonValue,
  samples: readonly JsonValue[],
  previews: readonly SamplePreview[],
): Coverage => {
  const { split, ignore } = readDocument(document)
  const read = fieldsOf(previews.flatMap((preview) => preview.rows.flatMap((row) => row.leaves)))
  const ran = previews.filter(({ items }) => items.length > 0)
  const untouched = fieldsOf(ran.flatMap((preview) => preview.items.flatMap((item) => item.unmapped)))
  const ignored = fieldsOf(
    ignore.map((path) => absolutePath(path, { split, each: null })).filter((path) => path !== null),
  )
  const uses = new Map<string, FieldUse>()
  for (const { sample, items } of previews) {
    for (const field of leafFields(samples[sample] ?? null)) {
      if (uses.has(field) || !seen(field, split)) continue
      // What is neither read by a row nor left over was ignored by a path that is more than a field's.
      if (isWithin(field, read)) uses.set(field, 'used')
      else if (isWithin(field, ignored) || (items.length > 0 && !untouched.has(field))) uses.set(field, 'ignored')
      else uses.set(field, 'unmapped')
    }
  }
  const fields = [...uses].map(([path, use]) => ({ path, use }))
  const count = (use: FieldUse): number => fields.filter((field) => field.use === use).length
  const [used, left, unmapped] = [count('used'), count('ignored'), count('unmapped')]
  const text = textOf(used, left, unmapped)
  return { fields, used, ignored: left, unmapped, total: fields.length, samples: previews.length, text }
}
