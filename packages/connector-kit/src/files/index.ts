/** Files of any place → records: what was read, what is new, and what becomes of a file that is committed. */
export * from './config.ts'
export * from './format.ts'
export * from './listed.ts'
export { rereadFilePage } from './page.ts'
export * from './patterns.ts'
export { type FileReadingOptions, type FileStore, readFiles } from './reading.ts'
export { FileStanding, type Pass } from './standing.ts'
