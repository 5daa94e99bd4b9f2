import type { JsonObject, JsonValue } from '@halcyon/domain'
import { objectOf } from '../json/object.ts'
import type { ExpressionView, Rest, SourceView, StepView } from './contract.ts'

/** Puts shown and kept members together, in the order they stood in; new ones come last. */
export const compose = (shown: readonly (readonly [string, JsonValue | undefined])[], rest: Rest): JsonObject => {
  const all = new Map<string, JsonValue>(rest.extra)
  for (const [key, value] of shown) if (value !== undefined) all.set(key, value)
  const known = new Set(rest.order)
  const keys = [...rest.order.filter((key) => all.has(key)), ...[...all.keys()].filter((key) => !known.has(key))]
  return objectOf(keys.map((key) => [key, all.get(key) ?? null]))
}

const sourceMember = (source: SourceView): readonly [string, JsonValue | undefined] => {
  if (source.kind === 'path') return ['path', source.path]
  if (source.kind === 'jmespath') return ['jmespath', source.jmespath]
  if (source.kind === 'template') return ['template', source.template]
  if (source.kind === 'const') return ['const', source.value]
  if (source.kind === 'first') return ['first', source.alternatives.map(writeExpression)]
  return ['path', undefined]
}

type StepOf<Kind extends StepView['kind']> = Extract<StepView, { readonly kind: Kind }>

const isKind =
  <Kind extends StepView['kind']>(kind: Kind) =>
  (step: StepView): step is StepOf<Kind> =>
    step.kind === kind

const writeCall = ({ name, args, bare }: StepOf<'function'>): JsonValue =>
  bare && args.length === 0 ? name : objectOf([[name, [...args]]])

const writeLookup = (step: StepOf<'lookup'>): JsonValue =>
  compose(
    [
      ['table', objectOf(step.table)],
      ['default', step.default],
    ],
    step.rest,
  )

const writeAs = ({ type, formats, bare }: StepOf<'as'>): JsonValue =>
  bare && formats.length === 0 ? type : objectOf([[type, [...formats]]])

/** The expression's JSON; of an unchanged view the JSON it was read from. */
export const writeExpression = (view: ExpressionView): JsonValue => {
  const { source, steps, rest } = view
  if (source.kind === 'unreadable' && rest.order.length === 0) return source.value
  const fallback = steps.find(isKind('default'))
  const calls = steps.filter(isKind('function'))
  const lookup = steps.find(isKind('lookup'))
  const as = steps.find(isKind('as'))
  const hadThen = rest.order.includes('then') && !rest.extra.some(([key]) => key === 'then')
  const required = view.required || (rest.order.includes('required') && !rest.extra.some(([key]) => key === 'required'))
  return compose(
    [
      sourceMember(source),
      ['default', fallback?.value],
      ['then', calls.length > 0 ? calls.map(writeCall) : hadThen ? [] : undefined],
      ['lookup', lookup === undefined ? undefined : writeLookup(lookup)],
      ['as', as === undefined ? undefined : writeAs(as)],
      ['required', required ? view.required : undefined],
    ],
    rest,
  )
}
