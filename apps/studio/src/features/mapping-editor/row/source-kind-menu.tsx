import type { BlockView, RowView, SourceView } from '@halcyon/mapping-editor'
import { ActionIcon, Menu } from '@mantine/core'
import { IconCheck, IconCode } from '@tabler/icons-react'
import { MenuButton } from '../../../ui/menu-button.tsx'
import { useLocked } from '../state/context.ts'
import { fullName } from '../state/names.ts'
import classes from './row.module.css'
import { asKind, kindOf, SOURCE_KINDS, type SourceKind } from './source-kinds.ts'

export interface SourceKindMenuProps {
  readonly row: RowView
  readonly block: BlockView | null
  readonly onChange: (source: SourceView) => void
}

/** Field, constant, template, expression, or the first of several. */
export function SourceKindMenu({ row, block, onChange }: SourceKindMenuProps) {
  const locked = useLocked()
  const { source } = row.expression
  const now = kindOf(source)
  const { word, icon: Icon } = now === null ? { word: 'JSON', icon: IconCode } : SOURCE_KINDS[now]
  return (
    <span className={classes.kind}>
      <MenuButton
        label="Kind of source"
        position="bottom-start"
        width={320}
        target={
          <ActionIcon
            aria-label={`Kind of source of ${fullName(block, row)}: ${word}`}
            title={`${word}: change the kind of source`}
            disabled={locked}
          >
            <Icon size={16} aria-hidden />
          </ActionIcon>
        }
      >
        {() => <Kinds now={now} onKind={(kind) => onChange(asKind(source, kind))} />}
      </MenuButton>
    </span>
  )
}

interface KindsProps {
  readonly now: SourceKind | null
  readonly onKind: (kind: SourceKind) => void
}

const Kinds = ({ now, onKind }: KindsProps) =>
  (Object.keys(SOURCE_KINDS) as SourceKind[]).map((kind) => {
    const { word, help, icon: Shape } = SOURCE_KINDS[kind]
    return (
      <Menu.Item
        key={kind}
        leftSection={<Shape size={16} aria-hidden />}
        rightSection={kind === now && <IconCheck size={16} aria-label="now" />}
        onClick={() => kind !== now && onKind(kind)}
      >
        {word}
        <br />
        <small>{help}</small>
      </Menu.Item>
    )
  })
