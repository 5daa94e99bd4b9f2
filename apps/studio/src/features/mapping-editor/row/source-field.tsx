import { type BlockView, type RowView, type SourceView, setSource } from '@halcyon/mapping-editor'
import { Button, TextInput } from '@mantine/core'
import { useActions, useEditorStore, useLocked } from '../state/context.ts'
import { fullName } from '../state/names.ts'
import { ConstantField } from './constant-field.tsx'
import { PathField } from './path-field.tsx'
import classes from './row.module.css'
import { SourceKindMenu } from './source-kind-menu.tsx'
import { TemplateField } from './template-field.tsx'

export interface SourceFieldProps {
  readonly row: RowView
  readonly block: BlockView | null
}

/** Where a row's value comes from: its kind, and a field that fits it. */
export function SourceField({ row, block }: SourceFieldProps) {
  const store = useEditorStore()
  const { apply } = useActions()
  const put = (source: SourceView): void =>
    void apply(setSource(store.getState().history.document, row.pointer, source))
  return (
    <div className={classes.source}>
      <SourceKindMenu row={row} block={block} onChange={put} />
      <SourceInput row={row} block={block} put={put} />
    </div>
  )
}

interface SourceInputProps extends SourceFieldProps {
  readonly put: (source: SourceView) => void
}

function SourceInput({ row, block, put }: SourceInputProps) {
  const { seal, set } = useActions()
  const locked = useLocked()
  const { source } = row.expression
  const label = `Source of ${fullName(block, row)}`
  if (source.kind === 'path' || source.kind === 'none') return <PathField row={row} block={block} label={label} />
  if (source.kind === 'const') return <ConstantField row={row} label={label} value={source.value} put={put} />
  if (source.kind === 'template') {
    return <TemplateField row={row} block={block} label={label} template={source.template} put={put} />
  }
  if (source.kind === 'jmespath') {
    return (
      <TextInput
        size="xs"
        aria-label={label}
        placeholder="severity >= `3` && !test"
        value={source.jmespath}
        readOnly={locked}
        spellCheck={false}
        classNames={{ root: classes.grow ?? '', input: classes.mono ?? '' }}
        onChange={(event) => put({ kind: 'jmespath', jmespath: event.currentTarget.value })}
        onBlur={seal}
      />
    )
  }
  const text =
    source.kind === 'first'
      ? `First of ${source.alternatives.length}: ${source.alternatives.map(({ source: each }) => (each.kind === 'path' ? each.path : each.kind)).join(', ')}`
      : 'Written as JSON only'
  return (
    <Button
      size="compact-sm"
      variant="default"
      className={classes.grow}
      classNames={{ inner: classes.start ?? '' }}
      onClick={() => set({ openRow: row.row })}
      aria-label={`${label}: ${text}`}
    >
      <bdi className={classes.cut}>{text}</bdi>
    </Button>
  )
}
