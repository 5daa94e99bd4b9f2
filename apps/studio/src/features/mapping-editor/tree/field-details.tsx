import { ignorePath, unignorePath } from '@halcyon/mapping-editor'
import { Button, Group } from '@mantine/core'
import { useMemo } from 'react'
import { CopyButton } from '../../../ui/value/copyable.tsx'
import { useActions, useDerived, useEditorStore, useLocked, useSuggest } from '../state/context.ts'
import { ValueText } from '../value/value-text.tsx'
import { TYPE_WORDS } from './marks.ts'
import classes from './tree.module.css'

export interface FieldDetailsProps {
  readonly path: string | null
  readonly onMap: (path: string) => void
}

/** What is known of the selected field, and what can be done with it. */
export function FieldDetails({ path, onMap }: FieldDetailsProps) {
  const { tree, coverage } = useDerived()
  const store = useEditorStore()
  const { apply, set } = useActions()
  const locked = useLocked()
  const suggest = useSuggest()
  const node = path === null ? undefined : tree.node(path)
  const use = useMemo(() => coverage?.fields.find((field) => field.path === path)?.use, [coverage, path])
  if (node === undefined) {
    return (
      <p className={classes.hint}>
        Choose a field to see its values. <kbd>Enter</kbd> maps it; a mouse can drag it onto a row.
      </p>
    )
  }
  const ignored = use === 'ignored'
  const turnIgnored = (): void => {
    const { document } = store.getState().history
    apply((ignored ? unignorePath : ignorePath)(document, node.path))
  }
  return (
    <section aria-label="Selected field" className={classes.details}>
      <div className={classes.path}>
        <bdi>{node.path}</bdi>
        <CopyButton value={node.path} label="path" />
      </div>
      <p className={classes.facts}>
        {node.types.map((type) => TYPE_WORDS[type]).join(' or ')}
        {node.lengths && ` · ${lengthsText(node.lengths)}`} · in {node.presentIn}/{node.samples} samples
        {node.nullIn > 0 && ` · null in ${node.nullIn}`}
        {node.emptyIn > 0 && ` · "" in ${node.emptyIn}`}
      </p>
      <ul className={classes.examples} aria-label="Values">
        {node.examples.slice(0, 3).map((example) => (
          <li key={example.text}>
            <ValueText value={example.value} />
          </li>
        ))}
      </ul>
      {suggest !== null && (
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              suggest(node.path)
              set({ mapping: node.path })
            }}
          >
            Suggest a change
          </Button>
        </Group>
      )}
      {!locked && (
        <Group gap="xs">
          <Button size="compact-sm" variant="default" onClick={() => onMap(node.path)}>
            Map to…
          </Button>
          {(use === 'unmapped' || ignored) && (
            <Button size="compact-sm" variant="subtle" color="gray" onClick={turnIgnored}>
              {ignored ? 'Do not ignore' : 'Ignore'}
            </Button>
          )}
        </Group>
      )}
    </section>
  )
}

const lengthsText = ({ min, max }: { readonly min: number; readonly max: number }): string =>
  min === max ? `${min} ${min === 1 ? 'entry' : 'entries'}` : `${min}–${max} entries`
