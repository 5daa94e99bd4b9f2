export interface JsonEditorProps {
  readonly value: string
  readonly onChange?: ((text: string) => void) | undefined
  /** The editor's name for a screen reader. */
  readonly label: string
  readonly describedBy?: string | undefined
  readonly readOnly?: boolean | undefined
  readonly invalid?: boolean | undefined
  readonly height?: number | string | undefined
  /** Characters it holds (2,000,000 unless told); a change beyond is not taken, and told to `onTooLong`. */
  readonly maxLength?: number | undefined
  readonly onTooLong?: ((length: number, limit: number) => void) | undefined
}
