import { lazy, Suspense } from 'react'
import { LoadingSkeleton } from '../state/loading-skeleton.tsx'

const View = lazy(() => import('./json-editor-view.tsx'))

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

/** JSON as text: lines, folding, search, faults marked as one types. Tab leaves it. */
export function JsonEditor(props: JsonEditorProps) {
  return (
    <Suspense fallback={<LoadingSkeleton variant="lines" count={6} label="Loading the editor" />}>
      <View {...props} />
    </Suspense>
  )
}
