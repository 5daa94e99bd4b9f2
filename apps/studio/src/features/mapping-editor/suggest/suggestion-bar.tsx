import type { JsonValue } from '@halcyon/domain'
import { Button } from '@mantine/core'
import { IconMessageUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { counted } from '../../diff/index.ts'
import type { Draft } from '../../draft/index.ts'
import { openSuggestionsQuery } from '../../suggestions/documents.ts'
import type { Origin } from '../../suggestions/origin.ts'
import { mayDecide, maySuggest } from '../../suggestions/permissions.ts'
import { ALL, SuggestionsDrawer } from '../../suggestions/suggestions-drawer.tsx'
import { useActions, useDocument, useSources } from '../state/context.ts'
import classes from './suggest.module.css'
import { TrialBar } from './trial-bar.tsx'
import type { Trial } from './use-trial.ts'

export interface SuggestionBarProps {
  readonly draft: Draft
  /** Null: nothing is tried. */
  readonly trial: Trial | null
  readonly onTry: (origin: Origin) => void
  /** The suggestion that is looked at, `ALL`, or ''. */
  readonly shown: string
  readonly onShow: (shown: string) => void
}

/** Above the editor: what others suggest for this mapping, and a place to try a suggestion of one's own. */
export function SuggestionBar({ draft, trial, onTry, shown, onShow }: SuggestionBarProps) {
  const { datasource, datasourceId, saveNow } = draft
  const open = useQuery(openSuggestionsQuery(datasourceId)).data ?? 0
  const { applyPatch, say } = useActions()
  const { samples, sample } = useSources()
  const current = useDocument()
  const apply = async (mapping: JsonValue, label: string): Promise<boolean> =>
    applyPatch({ label, edits: [{ op: 'set', pointer: '', value: mapping }] }) && saveNow()
  const begin = (): void => {
    const name = samples[sample]?.name
    onTry(name === undefined ? { kind: 'mapping' } : { kind: 'sample', sample: name })
    say('You can try a change now')
  }
  const offered = maySuggest(datasource)
  return (
    <>
      {trial !== null && <TrialBar datasourceId={datasourceId} trial={trial} />}
      {(open > 0 || (offered && trial === null)) && (
        <div className={classes.bar}>
          {offered && trial === null && (
            <>
              <span className={classes.text}>
                You may not edit this mapping, but you can try a change here and send it to those who may.
              </span>
              <Button size="compact-sm" leftSection={<IconMessageUp size={16} aria-hidden />} onClick={begin}>
                Suggest a change
              </Button>
            </>
          )}
          {open > 0 && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconMessageUp size={16} aria-hidden />}
              onClick={() => onShow(ALL)}
            >
              {counted(open, 'suggestion')}
            </Button>
          )}
        </div>
      )}
      <SuggestionsDrawer
        datasource={datasource}
        shown={shown}
        onShow={onShow}
        {...(mayDecide(datasource) ? { current, onApply: apply } : {})}
      />
    </>
  )
}
