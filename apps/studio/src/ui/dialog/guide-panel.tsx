import { Drawer } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { LoadingSkeleton } from '../state/loading-skeleton.tsx'

const Markdown = lazy(() => import('./markdown.tsx'))

export interface GuidePanelProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly title: string
  /** Markdown; raw HTML in it is shown as text. */
  readonly text: string
}

/** A longer explanation beside the work. */
export function GuidePanel({ opened, onClose, title, text }: GuidePanelProps) {
  return (
    <Drawer opened={opened} onClose={onClose} title={title} position="right" size="lg">
      <GuideText text={text} />
    </Drawer>
  )
}

/** The same text within a page. */
export function GuideText({ text }: { readonly text: string }) {
  return (
    <Suspense fallback={<LoadingSkeleton variant="lines" />}>
      <Markdown text={text} />
    </Suspense>
  )
}
