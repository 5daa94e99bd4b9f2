/** Bytes of any size → records, one at a time. */
export * from './format.ts'
export type { ByteRanges } from './parquet/read-parquet.ts'
export { parseRecordPath, type RecordPath, type RecordStep } from './record-path.ts'
export * from './stream.ts'
