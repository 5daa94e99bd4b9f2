import type { BlockView, RowView, SourceView } from '@halcyon/mapping-editor'
import { ActionIcon, Menu } from '@mantine/core'
import { IconCheck, IconCode } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useLocked } from '../state/context.ts'
import { fullName } from '../state/names.ts'
import classes from './row.module.css'
import { asKind, kindOf, SOURCE_KINDS, type SourceKind } from './source-kinds.ts'

export interface SourceKindMenuProps {
  readonly row: RowView
  readonly block: BlockView | null
  readonly onChange: (source: SourceView) => void
}

/** Field, constant, template, expression, or the first of several. The menu itself is made when it is asked for: rows are many. */
export function SourceKindMenu({ row, block, onChange }: SourceKindMenuProps) {
  const locked = useLocked()
  const button = useRef<HTMLButtonElement>(null)
  const [opened, setOpened] = useState(false)
  const { source } = row.expression
  const now = kindOf(source)
  const { word, icon: Icon } = now === null ? { word: 'JSON', icon: IconCode } : SOURCE_KINDS[now]
  const close = (): void => {
    setOpened(false)
    button.current?.focus()
  }
  return (
    <span className={classes.kind}>
      <ActionIcon
        ref={button}
        aria-label={`Kind of source of ${fullName(block, row)}: ${word}`}
        aria-haspopup="menu"
        aria-expanded={opened}
        title={`${word}: change the kind of source`}
        disabled={locked}
        onClick={() => setOpened(true)}
      >
        <Icon size={16} aria-hidden />
      </ActionIcon>
      {opened && <Kinds now={now} onClose={close} onKind={(kind) => onChange(asKind(source, kind))} />}
    </span>
  )
}

interface KindsProps {
  readonly now: SourceKind | null
  readonly onClose: () => void
  readonly onKind: (kind: SourceKind) => void
}

function Kinds({ now, onClose, onKind }: KindsProps) {
  return (
    <Menu opened onClose={onClose} position="bottom-start" width={320} returnFocus={false}>
      <Menu.Target>
        <span className={classes.anchor} aria-hidden />
      </Menu.Target>
      <Menu.Dropdown aria-label="Kind of source">
        {(Object.keys(SOURCE_KINDS) as SourceKind[]).map((kind) => {
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
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
