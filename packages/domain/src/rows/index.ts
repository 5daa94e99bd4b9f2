export { decodeRows } from './decode.ts'
export { encodeRows, RowEncoder } from './encode.ts'
export { arrayOf, type EncodedRows, NO_ROWS } from './format.ts'
export * from './layout.ts'
