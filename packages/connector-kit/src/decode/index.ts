/** What push and pull connectors share: compressed bytes → bytes → records. */
export * from './form.ts'
export * from './inflate.ts'
export * from './inflate-body.ts'
export * from './lines.ts'
export * from './media-type.ts'
export * from './piece.ts'
export * from './records/index.ts'
export * from './stacked-json.ts'
