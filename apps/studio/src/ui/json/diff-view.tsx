import { useMediaQuery } from '@mantine/hooks'
import { lazy, Suspense } from 'react'
import { LoadingSkeleton } from '../state/loading-skeleton.tsx'

const View = lazy(() => import('./diff-editor-view.tsx'))

export interface DiffViewProps {
  readonly before: string
  readonly after: string
  readonly beforeLabel: string
  readonly afterLabel: string
  /** Side by side where there is room for it, unless told. */
  readonly layout?: 'split' | 'unified' | undefined
  readonly maxHeight?: number | string | undefined
}

/** Two texts compared; equal parts are folded, changes never. */
export function DiffView({ layout, ...props }: DiffViewProps) {
  const wide = useMediaQuery('(min-width: 64em)') ?? true
  return (
    <Suspense fallback={<LoadingSkeleton variant="lines" count={6} label="Loading the comparison" />}>
      <View {...props} layout={layout ?? (wide ? 'split' : 'unified')} />
    </Suspense>
  )
}
