import type { RecordPreview, SamplePreview } from '@halcyon/mapping-editor'
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { NoMatch } from '../../../ui/state/notice.tsx'
import { GROUPS } from '../blocks/kinds.ts'
import type { ScriptState } from '../script/contract.ts'
import { useScript } from '../script/use-scripted.ts'
import { useDerived } from '../state/context.ts'
import { useLit } from '../state/lit.ts'
import { RecordCard } from './record-card.tsx'
import classes from './result.module.css'

const SHOWN = 60

/** A card for each record the sample becomes. */
export function ResultPane({ empty }: { readonly empty: ReactNode }) {
  const { preview, sample } = useDerived()
  const [shown, setShown] = useState(SHOWN)
  const lit = useLit()
  const script = useScript()
  if (preview === null) {
    return <div className={classes.pane}>{script.source === null ? empty : <p>{whyNoItem(script, sample)}</p>}</div>
  }
  const records = preview.records.slice(0, shown)
  const left = preview.records.length - records.length
  return (
    <div className={classes.pane} data-pending={script.pending || undefined} aria-busy={script.pending}>
      <Outcomes preview={preview} />
      {preview.records.length === 0 && <NoMatch title="Nothing is written">{whyNothing(preview)}</NoMatch>}
      {GROUPS.map(({ kind, title }) => {
        const group = records.filter((record) => record.kind === kind)
        if (group.length === 0) return null
        return (
          <section key={kind} aria-label={title}>
            <h2 className={classes.title}>
              {title}{' '}
              <span className={classes.count}>{preview.records.filter((each) => each.kind === kind).length}</span>
            </h2>
            <ul className={classes.cards}>
              {group.map((record) => (
                <li key={record.id}>
                  <RecordCard record={record} lit={lit.records.has(record.id)} name={nameIn(preview)} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      {left > 0 && (
        <Button size="compact-sm" variant="default" onClick={() => setShown(shown + SHOWN)}>
          Show {Math.min(SHOWN, left)} more of {left}
        </Button>
      )}
    </div>
  )
}

const whyNoItem = ({ pending, error, samples }: ScriptState, sample: number): string => {
  if (pending && samples[sample] === undefined) return 'The script runs…'
  if (error !== null) return 'The script could not be run: see why beside it.'
  const [failure] = samples[sample]?.errors ?? []
  if (failure !== undefined) return `The script rejects this sample: ${failure}`
  return samples[sample] === undefined ? 'The script was not run on this sample.' : 'The script leaves this sample out.'
}

const nameIn =
  (preview: SamplePreview) =>
  (id: string): string =>
    preview.records.find((record: RecordPreview) => record.id === id)?.title ?? id

const whyNothing = (preview: SamplePreview): string => {
  if (preview.counts.length === 0) return 'There is no block yet to make records.'
  if (preview.items.length === 0) return 'The split finds no item in this sample.'
  if (preview.items.every(({ result }) => result.outcome === 'filtered')) return 'The filter leaves this sample out.'
  if (preview.items.some(({ result }) => result.outcome === 'rejected')) return 'The sample is rejected: see why above.'
  return 'No block makes a record of this sample.'
}

/** Items that were left out or refused, in words. */
function Outcomes({ preview }: { readonly preview: SamplePreview }) {
  const filtered = preview.items.filter(({ result }) => result.outcome === 'filtered').length
  const errors = preview.items.flatMap(({ result }) => (result.outcome === 'rejected' ? result.errors : []))
  if (filtered === 0 && errors.length === 0) return null
  return (
    <div className={classes.outcomes}>
      {filtered > 0 && <p>{filtered === 1 ? 'One item is' : `${filtered} items are`} left out by the filter.</p>}
      {errors.slice(0, 5).map((error) => (
        <p key={`${error.path} ${error.code}`} className={classes.bad}>
          Rejected: {error.message}. {error.suggestion}
        </p>
      ))}
    </div>
  )
}
