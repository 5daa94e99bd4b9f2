import { EDITOR_LIMITS } from '@halcyon/mapping-editor'
import { Modal, Tabs, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CapturedForm } from './captured-form.tsx'
import { GenerateForm } from './generate-form.tsx'
import { KeptSamples } from './kept-samples.tsx'
import { PasteForm } from './paste-form.tsx'
import classes from './samples.module.css'
import { samplesDatasource } from './source-queries.ts'
import type { NewSample } from './types.ts'
import { UploadForm } from './upload-form.tsx'
import type { Samples } from './use-samples.ts'

export type SamplesTab = 'kept' | 'generate' | 'paste' | 'upload' | 'captured'

export interface SamplesDialogProps {
  readonly datasourceId: string
  readonly samples: Samples
  /** Null = closed. */
  readonly tab: SamplesTab | null
  readonly onTab: (tab: SamplesTab | null) => void
  readonly onShow?: (index: number) => void
}

/** Where samples come from and which are kept. */
export function SamplesDialog({ datasourceId, samples, tab, onTab, onShow }: SamplesDialogProps) {
  const [refused, setRefused] = useState<string | null>(null)
  const [added, setAdded] = useState(0)
  const { list, room } = samples
  const { data } = useQuery({ ...samplesDatasource(datasourceId), enabled: tab !== null })
  const mayCapture = data?.actions.includes('events.raw') ?? false
  const add = (fresh: readonly NewSample[]): void => {
    void samples.add(fresh).then((message) => {
      setRefused(message)
      setAdded(Math.min(fresh.length, room))
      if (message !== null) return
      onShow?.(list.length)
      onTab(null)
    })
  }
  const close = (): void => {
    setRefused(null)
    setAdded(0)
    onTab(null)
  }
  return (
    <Modal opened={tab !== null} onClose={close} title="Samples" size="xl">
      <Text size="sm" c="dimmed" mb="sm">
        {list.length} of {EDITOR_LIMITS.samples} kept with this draft, in this browser only. Nothing of them is sent
        until you test.
      </Text>
      {refused !== null && (
        <Text size="sm" role="alert" className={classes.refused}>
          {added > 0 && `${added} kept. `}
          {refused}
        </Text>
      )}
      <Tabs value={tab ?? 'generate'} onChange={(value) => onTab(value as SamplesTab)} keepMounted={false}>
        <Tabs.List className={classes.tabs}>
          {list.length > 0 && <Tabs.Tab value="kept">Kept</Tabs.Tab>}
          <Tabs.Tab value="generate">Generate</Tabs.Tab>
          <Tabs.Tab value="paste">Paste</Tabs.Tab>
          <Tabs.Tab value="upload">Upload</Tabs.Tab>
          {mayCapture && <Tabs.Tab value="captured">Captured</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="kept">
          <KeptSamples
            samples={samples}
            onRefused={setRefused}
            onShow={
              onShow &&
              ((index) => {
                onShow(index)
                close()
              })
            }
          />
        </Tabs.Panel>
        <Tabs.Panel value="generate">
          <GenerateForm datasourceId={datasourceId} room={room} onAdd={add} />
        </Tabs.Panel>
        <Tabs.Panel value="paste">
          <PasteForm onAdd={add} />
        </Tabs.Panel>
        <Tabs.Panel value="upload">
          <UploadForm onAdd={add} />
        </Tabs.Panel>
        <Tabs.Panel value="captured">
          {mayCapture && <CapturedForm datasourceId={datasourceId} onAdd={add} />}
        </Tabs.Panel>
      </Tabs>
    </Modal>
  )
}
