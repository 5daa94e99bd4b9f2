import { useEffect, useRef } from 'react'
import type { Command } from '../../features/commands/commands.ts'
import classes from './palette.module.css'

interface PaletteListProps {
  readonly id: string
  readonly commands: readonly Command[]
  readonly active: number
  readonly onPick: (command: Command) => void
  readonly onPoint: (index: number) => void
}

/** The choices of the palette; the focus stays in its input, which names the active one. */
export function PaletteList({ id, commands, active, onPick, onPoint }: PaletteListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector(`[data-at="${active}"]`)?.scrollIntoView?.({ block: 'nearest' })
  }, [active])
  return (
    <div ref={list} id={`${id}-list`} role="listbox" aria-label="Commands and datasources" className={classes.list}>
      {groupsOf(commands).map(({ name, from, items }) => (
        // biome-ignore lint/a11y/useSemanticElements: a listbox has groups, not fieldsets
        <div key={name} role="group" aria-labelledby={`${id}-${from}-group`}>
          <div id={`${id}-${from}-group`} className={classes.group}>
            {name}
          </div>
          {items.map((command, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's
            // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus (aria-activedescendant)
            <div
              key={command.id}
              id={`${id}-${from + at}`}
              role="option"
              aria-selected={from + at === active}
              data-at={from + at}
              className={classes.option}
              onPointerMove={() => onPoint(from + at)}
              onClick={() => onPick(command)}
            >
              {command.shape && <command.shape size={16} aria-hidden />}
              <bdi className={classes.label}>{command.label}</bdi>
              {command.hint && <span className={classes.hint}>{command.hint}</span>}
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}

interface Group {
  readonly name: string
  /** Index of its first command. */
  readonly from: number
  readonly items: readonly Command[]
}

function groupsOf(commands: readonly Command[]): readonly Group[] {
  const groups: { name: string; from: number; items: Command[] }[] = []
  for (const [index, command] of commands.entries()) {
    const last = groups.at(-1)
    if (last?.name === command.group) last.items.push(command)
    else groups.push({ name: command.group, from: index, items: [command] })
  }
  return groups
}
