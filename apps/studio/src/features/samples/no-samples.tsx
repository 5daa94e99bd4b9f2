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
  const { generate, title, published, ready } = useGenerate(datasourceId, (fresh) => void samples.add(fresh))
  return (
    <EmptyState
      title="No sample yet"
      action={
        <Group gap="sm" justify="center">
          <Button
            variant={published ? 'default' : 'filled'}
            disabled={!ready}
            loading={generate.isPending}
            onClick={() => generate.mutate(3)}
          >
            Generate three
          </Button>
          <Button variant={published ? 'filled' : 'default'} onClick={() => onTab('captured')}>
            Use a captured event
          </Button>
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
      {title ?? 'this type'}, your own, or wait for an event to arrive.
      {generate.isError && <ErrorState inline title="Nothing was generated" error={generate.error} />}
    </EmptyState>
  )
}
