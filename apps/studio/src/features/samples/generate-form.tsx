import { Button, Group, NumberInput, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorState } from '../../ui/state/error-state.tsx'
import { useDraft } from '../draft/index.ts'
import classes from './samples.module.css'
import { generateSample, samplesDatasource } from './source-queries.ts'
import type { NewSample } from './types.ts'

export interface GenerateFormProps {
  readonly datasourceId: string
  readonly room: number
  readonly onAdd: (samples: readonly NewSample[]) => void
}

/** Generated payloads as the draft's sender sends them, another one each time. */
export function useGenerate(datasourceId: string, onAdd: (samples: readonly NewSample[]) => void) {
  const { data } = useQuery(samplesDatasource(datasourceId))
  const draft = useDraft(datasourceId)
  const open = draft.status === 'ready' ? draft : null
  const generate = useMutation({
    mutationFn: async (count: number) => {
      // As it stands here: what was chosen a moment ago need not be saved yet.
      if (open === null) throw new Error('The draft is not loaded yet.')
      const { datasource, content } = open
      return Promise.all(Array.from({ length: count }, () => generateSample(datasource.type, content.config)))
    },
    onSuccess: (texts) => onAdd(texts.map((text) => ({ name: 'Generated', origin: 'generated', text }))),
  })
  return {
    generate,
    title: data?.typeTitle ?? null,
    published: data?.publishedVersion != null,
    ready: data !== undefined && open !== null,
    /** Seeing what was received is a permission of its own. */
    mayCapture: data?.actions.includes('events.raw') ?? false,
  }
}

export function GenerateForm({ datasourceId, room, onAdd }: GenerateFormProps) {
  const [count, setCount] = useState(3)
  const { generate, title, ready } = useGenerate(datasourceId, onAdd)
  return (
    <div className={classes.form}>
      <Text size="sm">
        Realistic payloads as {title ?? 'this type of source'} sends them. Good for a first mapping; real ones show what
        is missing at times.
      </Text>
      <Group align="flex-end" gap="sm">
        <NumberInput
          label="How many"
          value={count}
          min={1}
          max={Math.max(1, Math.min(room, 20))}
          clampBehavior="strict"
          allowDecimal={false}
          w={112}
          onChange={(value) => setCount(Number(value) || 1)}
        />
        <Button disabled={!ready || room === 0} loading={generate.isPending} onClick={() => generate.mutate(count)}>
          Generate
        </Button>
      </Group>
      {generate.isError && <ErrorState inline title="Nothing was generated" error={generate.error} />}
    </div>
  )
}
