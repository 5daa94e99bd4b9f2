import { useMediaQuery } from '@mantine/hooks'
import { lazy, Suspense } from 'react'
import { LoadingSkeleton } from '../state/loading-skeleton.tsx'
import type { DiffViewProps } from './diff-view-props.ts'

const View = lazy(() => import('./diff-editor-view.tsx'))

/** Two texts compared; equal parts are folded, changes never. */
export function DiffView({ layout, ...props }: DiffViewProps) {
  const wide = useMediaQuery('(min-width: 64em)') ?? true
  return (
    <Suspense fallback={<LoadingSkeleton variant="lines" count={6} label="Loading the comparison" />}>
      <View {...props} layout={layout ?? (wide ? 'split' : 'unified')} />
    </Suspense>
  )
}
