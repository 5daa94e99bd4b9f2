export interface DiffViewProps {
  readonly before: string
  readonly after: string
  readonly beforeLabel: string
  readonly afterLabel: string
  /** Side by side where there is room for it, unless told. */
  readonly layout?: 'split' | 'unified' | undefined
  readonly maxHeight?: number | string | undefined
}
