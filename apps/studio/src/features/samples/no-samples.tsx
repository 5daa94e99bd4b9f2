import { Button, Group } from '@mantine/core'
import { ErrorState } from '../../ui/state/error-state.tsx'
import { EmptyState } from '../../ui/state/notice.tsx'
import { useGenerate } from './generate-form.tsx'
import type { SamplesTab } from './samples-dialog.tsx'
import type { Samples } from './use-samples.ts'

export interface NoSamplesProps {
  readonly datasourceId: string
  readonly samples: Samples
  readonly onTab: (tab: SamplesTab) => void
}

/** No payload to look at yet: the ways to one. What really arrived is best where something has. */
export function NoSamples({ datasourceId, samples, onTab }: NoSamplesProps) {
  const { generate, title, published, ready, mayCapture } = useGenerate(
    datasourceId,
    (fresh) => void samples.add(fresh),
  )
  const captured = published && mayCapture
  return (
    <EmptyState
      title="No sample yet"
      action={
        <Group gap="sm" justify="center">
          <Button
            variant={captured ? 'default' : 'filled'}
            disabled={!ready}
            loading={generate.isPending}
            onClick={() => generate.mutate(3)}
          >
            Generate three
          </Button>
          {mayCapture && (
            <Button variant={captured ? 'filled' : 'default'} onClick={() => onTab('captured')}>
              Use a captured event
            </Button>
          )}
          <Button variant="default" onClick={() => onTab('paste')}>
            Paste one
          </Button>
          <Button variant="default" onClick={() => onTab('upload')}>
            Upload
          </Button>
        </Group>
      }
    >
      A sample shows which fields there are and what becomes of them while you map. Take realistic ones of{' '}
      {title ?? 'this type'} or your own
      {mayCapture || !ready
        ? ', or wait for an event to arrive.'
        : '. Taking one that was received needs the permission events.raw.'}
      {generate.isError && <ErrorState inline title="Nothing was generated" error={generate.error} />}
    </EmptyState>
  )
}
