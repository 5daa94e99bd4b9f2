import { lazy, Suspense } from 'react'
import { LoadingSkeleton } from '../state/loading-skeleton.tsx'
import type { JsonEditorProps } from './json-editor-props.ts'

const View = lazy(() => import('./json-editor-view.tsx'))

/** JSON as text: lines, folding, search, faults marked as one types. Tab leaves it. */
export function JsonEditor(props: JsonEditorProps) {
  return (
    <Suspense fallback={<LoadingSkeleton variant="lines" count={6} label="Loading the editor" />}>
      <View {...props} />
    </Suspense>
  )
}
