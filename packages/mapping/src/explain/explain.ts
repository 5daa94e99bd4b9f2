import type { JsonValue } from '@halcyon/domain'
import { build, programOf } from '../compile.ts'
import type { CompiledMapping, ExplainOptions, Explanation, MapContext } from '../contract.ts'
import { LimitExceeded } from '../limits.ts'
import { ONTOLOGY } from '../ontology.ts'
import { Problems } from '../problems.ts'
import type { Program } from '../program.ts'
import { readPaths, uncovered } from './coverage.ts'
import { Tracer } from './tracer.ts'

type Explained = Explanation['items'][number]

const isCompiled = (subject: unknown): subject is CompiledMapping =>
  typeof subject === 'object' && subject !== null && programOf(subject as CompiledMapping) !== undefined

const unmapped = (item: JsonValue, tracer: Tracer, program: Program): readonly string[] => {
  try {
    return uncovered(item, tracer.reads, program.parts.document.ignore ?? [])
  } catch (error) {
    if (error instanceof LimitExceeded) return []
    throw error
  }
}

const explainItem = (program: Program, item: JsonValue, context: MapContext, options: ExplainOptions): Explained => {
  const tracer = new Tracer()
  if (options.reads === true) tracer.keepReads()
  const result = program.run(item, context, tracer, tracer.reads.track(item))
  const rows = tracer.rows()
  const reads = options.reads === true ? readPaths(item, tracer.readsByRow()) : null
  return {
    result,
    rows: reads === null ? rows : rows.map((row, index) => ({ ...row, reads: reads[index] ?? [] })),
    unmapped: unmapped(item, tracer, program),
  }
}

/** A document that does not compile explains itself: its errors stand for the item. */
const broken = (problems: Problems): Explanation => {
  const errors = problems.findings.filter((finding) => finding.level === 'error')
  return { items: [{ result: { outcome: 'rejected', errors }, rows: [], unmapped: [] }] }
}

/**
 * Each row's value at every step, for one payload: selected → default → then → lookup → as → value; and the leaves no row read.
 * The run is the one `map` makes, so its result is the same.
 */
export const explain = (
  subject: CompiledMapping | unknown,
  payload: JsonValue,
  context: MapContext,
  options: ExplainOptions = {},
): Explanation => {
  const problems = new Problems()
  const program = isCompiled(subject) ? programOf(subject) : build(subject, ONTOLOGY, problems)
  if (program === null || program === undefined) return broken(problems)
  const items = options.made ?? program.split(payload)
  return { items: items.map((item) => explainItem(program, item, context, options)) }
}
