import { type BlockView, type ExpressionView, type RowView, setSource } from '@halcyon/mapping-editor'
import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useActions, useEditorStore, useLocked } from '../state/context.ts'
import { fullName } from '../state/names.ts'
import classes from './row.module.css'
import { alternative } from './source-kinds.ts'
import { stepWord } from './step-words.ts'

export interface AlternativesProps {
  readonly row: RowView
  readonly block: BlockView | null
}

/** The sources of *First of several*, tried in their order. Only paths are edited here; others are shown. */
export function Alternatives({ row, block }: AlternativesProps) {
  const store = useEditorStore()
  const { apply, seal } = useActions()
  const locked = useLocked()
  const { source } = row.expression
  if (source.kind !== 'first') return null
  const { alternatives } = source
  const put = (next: readonly ExpressionView[]): void =>
    void apply(setSource(store.getState().history.document, row.pointer, { kind: 'first', alternatives: next }))
  return (
    <ol
      className={classes.alternatives}
      aria-label={`Sources of ${fullName(block, row)}, the first with a value is taken`}
    >
      {alternatives.map((each, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an alternative is its place in the order
        <li key={index} className={classes.alternative}>
          {each.source.kind === 'path' ? (
            <TextInput
              size="xs"
              aria-label={`Source ${index + 1}`}
              value={each.source.path}
              readOnly={locked}
              spellCheck={false}
              classNames={{ root: classes.grow ?? '', input: classes.mono ?? '' }}
              onChange={(event) => {
                const path = event.currentTarget.value
                put(alternatives.map((old, at) => (at === index ? { ...old, source: { kind: 'path', path } } : old)))
              }}
              onBlur={seal}
            />
          ) : (
            <span className={classes.grow}>{sourceWord(each)}</span>
          )}
          {each.steps.length > 0 && <span className={classes.doc}>{each.steps.map(stepWord).join(' → ')}</span>}
          {!locked && alternatives.length > 1 && (
            <ActionIcon aria-label={`Remove source ${index + 1}`} onClick={() => put(alternatives.toSpliced(index, 1))}>
              <IconTrash size={14} aria-hidden />
            </ActionIcon>
          )}
        </li>
      ))}
      {!locked && (
        <li>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => put([...alternatives, alternative({ kind: 'path', path: '$.' })])}
          >
            Add a source
          </Button>
        </li>
      )}
    </ol>
  )
}

const sourceWord = ({ source }: ExpressionView): string => {
  if (source.kind === 'template') return source.template
  if (source.kind === 'jmespath') return source.jmespath
  return source.kind === 'const' ? 'a constant' : 'written as JSON'
}
