import { Drawer } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { LoadingSkeleton } from '../../ui/index.ts'
import type { Address } from '../events/address.ts'
import type { LetterProps } from './letter.tsx'

const Letter = lazy(() => import('./letter.tsx'))

interface LetterDrawerProps extends Omit<LetterProps, 'id'> {
  readonly address: Address
}

/** One dead letter: every reason, and what was received. */
export function LetterDrawer({ datasource, address, onReplay }: LetterDrawerProps) {
  const id = address.text('letter')
  return (
    <Drawer
      opened={id !== ''}
      onClose={() => address.change({ letter: null })}
      position="right"
      size="min(880px, 100%)"
      title="Dead letter"
    >
      {id !== '' && (
        <Suspense fallback={<LoadingSkeleton variant="detail" label="Loading the dead letter" />}>
          <Letter datasource={datasource} id={id} onReplay={onReplay} />
        </Suspense>
      )}
    </Drawer>
  )
}
