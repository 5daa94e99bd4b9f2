import type { ScriptLanguage } from '@halcyon/mapping'
import { NEW_SCRIPT, setScript, setScriptLanguage } from '@halcyon/mapping-editor'
import { Button, SegmentedControl } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { LoadingSkeleton } from '../../../ui/state/loading-skeleton.tsx'
import { useActions, useEditorStore, useLocked, useSources } from '../state/context.ts'
import type { ScriptedSample, ScriptText } from './contract.ts'
import classes from './script.module.css'
import { useScript } from './use-scripted.ts'

const ScriptEditor = lazy(() => import('./script-text.tsx'))

const LANGUAGES: { readonly value: ScriptLanguage; readonly label: string }[] = [
  { value: 'javascript', label: 'JavaScript' },
  { value: 'python', label: 'Python' },
]

/** Begins a script. */
export function AddScript() {
  const store = useEditorStore()
  const { apply, jump } = useActions()
  const add = (): void => {
    if (apply(setScript(store.getState().history.document, NEW_SCRIPT))) jump('script.source')
  }
  return (
    <Button size="compact-sm" variant="default" onClick={add}>
      Add a script
    </Button>
  )
}

/** The script, with what it makes of the sample, says and fails with. */
export function ScriptPane({ language, source }: ScriptText) {
  const store = useEditorStore()
  const { apply, undo, redo } = useActions()
  const locked = useLocked()
  const { sample } = useSources()
  const state = useScript()
  const shown = state.samples[sample]
  const write = (text: string | null): boolean => apply(setScript(store.getState().history.document, text))
  return (
    <section aria-label="Script" className={classes.pane}>
      <div className={classes.head}>
        <h3 className={classes.title}>Script</h3>
        <SegmentedControl
          size="xs"
          aria-label="Language"
          data={LANGUAGES}
          value={language}
          disabled={locked}
          onChange={(next) =>
            apply(setScriptLanguage(store.getState().history.document, next === 'python' ? 'python' : 'javascript'))
          }
        />
        {!locked && (
          <Button size="compact-sm" variant="default" onClick={() => write(null)}>
            Remove the script
          </Button>
        )}
      </div>
      <p className={classes.hint}>
        <code>item</code> goes in; return it, a list of items, or nothing to leave it out. It runs before the rows
        below, which read what it returned.
      </p>
      <Suspense fallback={<LoadingSkeleton variant="lines" count={6} label="Loading the editor" />}>
        <ScriptEditor
          text={source}
          language={language}
          readOnly={locked}
          item={shown?.seen[0]}
          onText={write}
          onUndo={undo}
          onRedo={redo}
        />
      </Suspense>
      <div className={classes.result} data-pending={state.pending || undefined} aria-busy={state.pending}>
        {state.error !== null && <p className={classes.bad}>{state.error}</p>}
        {shown?.errors.slice(0, 5).map((error) => (
          <p key={error} className={classes.bad}>
            Rejected: {error}
          </p>
        ))}
        {shown !== undefined && (
          <p className={classes.made}>
            {madeText(shown)}
            {state.pending && ' · the script runs…'}
          </p>
        )}
        {shown !== undefined && shown.logs.length > 0 && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
          <section aria-label="What the script logs" tabIndex={0} className={classes.logs}>
            <pre>{shown.logs.join('\n')}</pre>
          </section>
        )}
      </div>
    </section>
  )
}

function madeText({ seen, made, errors }: ScriptedSample): string {
  const items = (n: number): string => (n === 1 ? '1 item' : `${n} items`)
  const text = `${items(seen.length)} in, ${items(made)} out`
  if (seen.length === 1 && made > 1) return `${text}: the first is shown, the test bench shows all`
  return made === 0 && errors.length === 0 ? `${text}: this sample is left out` : text
}
