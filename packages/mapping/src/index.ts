/**
 * Owns: the mapping language: its document, its check, its compilation into (payload) → records, and the explanation of a run.
 * Refuses: I/O, clocks, `eval`, running a script (it says what script there is); runs the same in Node and in the browser.
 * Neighbours: `domain` gives the ontology and exact JSON; `pipeline` runs what `compile` gives, the Studio previews with it.
 */
export { type CompileOptions, compile } from './compile.ts'
export * from './contract.ts'
export * from './document.ts'
export { explain } from './explain/explain.ts'
export { AS_TYPES } from './expression/as.ts'
export { TIMESTAMP_FORMATS as MAPPING_TIMESTAMP_FORMATS } from './expression/timestamp.ts'
export { renderFunctionReference } from './functions/reference.ts'
export type { FunctionSpec, Parameter, ValueType } from './functions/spec.ts'
export { FUNCTIONS } from './functions/table.ts'
export { LIMITS as MAPPING_LIMITS } from './limits.ts'
export type { Ontology } from './ontology.ts'
export type { MappingFinding } from './problems.ts'
export { ExpressionSchema, MappingSchema } from './schema/mapping-schema.ts'
export { type ValidateOptions, validateMapping } from './validate.ts'
