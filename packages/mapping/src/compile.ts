import type { CompiledMapping, CompileResult } from './contract.ts'
import type { Mapping } from './document.ts'
import { compileExpression } from './expression/compile.ts'
import { LIMITS } from './limits.ts'
import { ONTOLOGY, type Ontology } from './ontology.ts'
import { checkSoundOutputs, compileOutputs } from './output/compile.ts'
import { compilePath } from './path/compile.ts'
import { Problems, rowOf } from './problems.ts'
import { Program } from './program.ts'
import { checkSchema } from './schema/check.ts'
import { MappingSchema } from './schema/mapping-schema.ts'
import { compileSplit } from './split.ts'
import { cloneJson } from './value/clone.ts'

export interface CompileOptions {
  /** What targets are checked against; default: the product's ontology. */
  readonly ontology?: Ontology
}

const programs = new WeakMap<CompiledMapping, Program>()

/** The program behind a compiled mapping, for `explain`. */
export const programOf = (mapping: CompiledMapping): Program | undefined => programs.get(mapping)

const expose = (program: Program): CompiledMapping => {
  const mapping: CompiledMapping = {
    split: (payload) => program.split(payload),
    map: (item, context) => program.run(item, context, null),
    script: program.parts.document.script ?? null,
    isRefused: (item) => program.isRefused(item),
    mapAll: (items, context) => program.runAll(items, context),
  }
  programs.set(mapping, program)
  return mapping
}

/** Compiles into `problems`; null when the document cannot run. */
export const build = (document: unknown, ontology: Ontology, problems: Problems): Program | null => {
  const copy: unknown = cloneJson(document, '', problems)
  checkSchema(copy, MappingSchema, problems)
  if (problems.failed) {
    const outputs = typeof copy === 'object' && copy !== null && 'outputs' in copy ? copy.outputs : null
    if (Array.isArray(outputs) && outputs.length <= LIMITS.rows) checkSoundOutputs(outputs, ontology, problems)
    return null
  }
  const mapping = copy as Mapping
  const optional = (key: 'filter' | 'recordId', wantsList: boolean) => {
    const expression = mapping[key]
    return expression === undefined ? null : compileExpression(expression, key, { wantsList }, problems)
  }
  for (const [index, source] of (mapping.ignore ?? []).entries()) {
    const compiled = compilePath(source)
    if (!compiled.ok) problems.error(rowOf('ignore', index), 'invalid_path', compiled.message)
  }
  const parts = {
    document: mapping,
    splitter: compileSplit(mapping.split, problems),
    filter: optional('filter', true),
    recordId: optional('recordId', false),
    ...compileOutputs(mapping, ontology, problems),
  }
  return problems.failed ? null : new Program(parts)
}

/**
 * Compiles a mapping document once into a closure for Node and the browser. Never throws: a document that cannot run gives all its errors,
 * each with the row and, for paths, expressions and templates, the position.
 */
export const compile = (document: unknown, options: CompileOptions = {}): CompileResult => {
  const problems = new Problems()
  const program = build(document, options.ontology ?? ONTOLOGY, problems)
  if (program === null) return { ok: false, errors: problems.findings.filter((finding) => finding.level === 'error') }
  return { ok: true, mapping: expose(program), warnings: problems.findings }
}
