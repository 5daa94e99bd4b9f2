import { isJsonObject } from '@halcyon/domain'
import { Button, Modal } from '@mantine/core'
import { useMemo, useState } from 'react'
import { changeCount, counted } from '../../diff/index.ts'
import { mappingDiff } from '../../suggestions/merge.ts'
import { originText } from '../../suggestions/origin.ts'
import { SuggestForm } from '../../suggestions/suggest-form.tsx'
import classes from './suggest.module.css'
import type { Trial } from './use-trial.ts'

export interface TrialBarProps {
  readonly datasourceId: string
  readonly trial: Trial
}

/** A change is being tried: how much of one, and its way to those who may make it. */
export function TrialBar({ datasourceId, trial }: TrialBarProps) {
  const { origin, base, mapping, end } = trial
  const [sending, setSending] = useState(false)
  const count = useMemo(() => changeCount(mappingDiff(base, mapping).summary), [base, mapping])
  const fits = isJsonObject(mapping) || mapping === null
  const close = (): void => setSending(false)
  return (
    <section className={classes.bar} data-trying aria-label="A change you try">
      <span className={classes.text}>
        <strong>{count === 0 ? 'Nothing changed yet' : `${counted(count, 'change')} tried`}</strong> · about{' '}
        <bdi>{originText(origin)}</bdi>. Nothing is saved: send it as a suggestion when it is right
        {count === 0 ? ', or send words alone' : ''}.
        {!fits && ' This is no mapping: a mapping is an object with outputs.'}
      </span>
      <Button size="compact-sm" disabled={!fits} onClick={() => setSending(true)}>
        Send suggestion…
      </Button>
      <Button size="compact-sm" variant="default" onClick={end}>
        {count === 0 ? 'Stop' : 'Discard'}
      </Button>
      <Modal opened={sending} onClose={close} title="Suggest a change" size="lg">
        <SuggestForm
          datasourceId={datasourceId}
          origin={origin}
          mapping={count === 0 ? undefined : { base, proposed: mapping }}
          onClose={close}
          onSent={() => {
            close()
            end()
          }}
        />
      </Modal>
    </section>
  )
}
