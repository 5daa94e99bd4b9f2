import { type FieldUse, ignorePath, unignorePath } from '@halcyon/mapping-editor'
import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { NoMatch } from '../../../ui/state/notice.tsx'
import { useActions, useDerived, useEditorStore, useLocked, useSuggest } from '../state/context.ts'
import classes from './panels.module.css'

const SHOWN = 200

/** Which fields are read, left out on purpose, or not mapped yet. */
export function FieldsPanel() {
  const { coverage, tree } = useDerived()
  const store = useEditorStore()
  const { apply, set } = useActions()
  const locked = useLocked()
  const suggest = useSuggest()
  const [use, setUse] = useState<FieldUse>('unmapped')
  const fields = coverage?.fields.filter((field) => field.use === use) ?? []
  const document = () => store.getState().history.document
  return (
    <div className={classes.panel}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label="Fields shown"
        value={use}
        onChange={(value) => setUse(value as FieldUse)}
        data={[
          { value: 'unmapped', label: `Unmapped ${coverage?.unmapped ?? 0}` },
          { value: 'used', label: `Used ${coverage?.used ?? 0}` },
          { value: 'ignored', label: `Ignored ${coverage?.ignored ?? 0}` },
        ]}
      />
      {fields.length === 0 && <NoMatch title="None">{NOTHING[use]}</NoMatch>}
      <ul className={classes.list} aria-label={`${use} fields`}>
        {fields.slice(0, SHOWN).map(({ path }) => (
          <li key={path} className={classes.field}>
            <button
              type="button"
              className={classes.path}
              onClick={() => set({ selection: { kind: 'field', path } })}
              title={path}
            >
              <bdi>{path}</bdi>
            </button>
            <bdi className={classes.example}>{tree.node(path)?.examples[0]?.text}</bdi>
            {suggest !== null && use === 'unmapped' && (
              <span className={classes.buttons}>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`Suggest a target for ${path}`}
                  onClick={() => {
                    suggest(path)
                    set({ mapping: path })
                  }}
                >
                  Suggest…
                </Button>
              </span>
            )}
            {!locked && (
              <span className={classes.buttons}>
                {use !== 'ignored' && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={`Map ${path} to…`}
                    onClick={() => set({ mapping: path })}
                  >
                    Map to…
                  </Button>
                )}
                {use !== 'used' && (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    color="gray"
                    aria-label={use === 'ignored' ? `Do not ignore ${path}` : `Ignore ${path}`}
                    onClick={() => apply((use === 'ignored' ? unignorePath : ignorePath)(document(), path))}
                  >
                    {use === 'ignored' ? 'Do not ignore' : 'Ignore'}
                  </Button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
      {fields.length > SHOWN && (
        <p className={classes.note}>
          The first {SHOWN} of {fields.length.toLocaleString('en')}. The tree has them all.
        </p>
      )}
    </div>
  )
}

const NOTHING: Readonly<Record<FieldUse, string>> = {
  unmapped: 'Every field is used, or left out on purpose.',
  used: 'No row reads a field yet.',
  ignored: 'No field is left out on purpose.',
}
