/**
 * Owns: the product's nouns, states, permissions, error codes, the ontology and exact JSON. No I/O; runs in Node and in the browser.
 * Refuses: anything that needs a clock, a network, a file or a database.
 * Neighbours: every other package imports it; it imports none of them.
 */
export * from './batch.ts'
export * from './diff/index.ts'
export { sha256Hex } from './digest.ts'
export * from './errors/index.ts'
export { hostsNamedIn } from './hosts-named.ts'
export * from './ids.ts'
export * from './json/index.ts'
export * from './ontology/index.ts'
export * from './outcome.ts'
export * from './permissions.ts'
export * from './records.ts'
export * from './rows/index.ts'
export * from './runtime-options.ts'
export { uuidV5, uuidV7 } from './uuid.ts'
