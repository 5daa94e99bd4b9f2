import { Button } from '@mantine/core'
import { notifyDone, notifyFailed } from '../../ui/index.ts'
import type { KeptSample, Samples } from '../samples/index.ts'
import type { SubjectKind } from './subject.ts'

export interface KeepButtonProps {
  /** The record's JSON. */
  readonly text: string
  readonly kind: SubjectKind
  readonly samples: Samples
}

const FROM: Readonly<Record<SubjectKind, readonly [name: string, origin: KeptSample['origin']]>> = {
  kept: ['Kept', 'pasted'],
  raw: ['From a request', 'pasted'],
  captured: ['Captured', 'captured'],
  fetch: ['Fetched', 'captured'],
  generated: ['Generated', 'generated'],
}

/** Keeps a record of a run as a sample: there it can be mapped, and tested again. */
export function KeepButton({ text, kind, samples }: KeepButtonProps) {
  const [name, origin] = FROM[kind]
  const kept = samples.list.some((sample) => sample.text === text)
  const keep = async (): Promise<void> => {
    const refused = await samples.add([{ name, origin, text }])
    if (refused === null) notifyDone('The record is kept as a sample.')
    else notifyFailed(new Error(refused), 'The record was not kept')
  }
  return (
    <Button size="xs" variant="default" disabled={kept} onClick={() => void keep()}>
      {kept ? 'Kept as a sample' : 'Keep as a sample'}
    </Button>
  )
}
