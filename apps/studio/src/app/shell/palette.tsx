import { Modal } from '@mantine/core'
import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import { type Command, closePalette, matching, useCommandStore } from '../../features/commands/commands.ts'
import classes from './palette.module.css'
import { PaletteList } from './palette-list.tsx'
import { useFound } from './use-found.ts'

/** Goes to a place or a datasource, or does something, by its name. */
export default function Palette() {
  const opened = useCommandStore((state) => state.opened)
  return (
    <Modal
      opened={opened}
      onClose={closePalette}
      withCloseButton={false}
      padding={0}
      size={560}
      yOffset="12dvh"
      centered={false}
      attributes={{ content: { 'aria-label': 'Find or do' } }}
    >
      <PaletteBody />
    </Modal>
  )
}

function PaletteBody() {
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  const sets = useCommandStore((state) => state.sets)
  const { found, searching } = useFound(query)
  const commands = useMemo(() => grouped([...matching(sets.flat(), query), ...found]), [sets, query, found])
  const active = Math.min(chosen, commands.length - 1)
  const id = useId()
  const run = (command: Command | undefined): void => {
    if (command === undefined) return
    closePalette()
    command.run()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowDown: (active + 1) % commands.length, ArrowUp: (active - 1 + commands.length) % commands.length }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setChosen(commands.length === 0 ? 0 : to[event.key])
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(commands[active])
    else return
    event.preventDefault()
  }
  return (
    <>
      <input
        role="combobox"
        aria-label="Search commands and datasources"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={commands.length > 0 ? `${id}-${active}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder="Go to, find a datasource, do…"
        className={classes.input}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
        data-autofocus
      />
      <PaletteList id={id} commands={commands} active={active} onPick={run} onPoint={setChosen} />
      <p role="status" className={commands.length === 0 ? classes.nothing : 'ui-hidden'}>
        {searching
          ? 'Searching…'
          : commands.length === 0
            ? `Nothing is called “${query}”.`
            : `${commands.length} found`}
      </p>
    </>
  )
}

/** The order of the headings; those of the page itself stand behind the places. */
const ORDER = ['Go to', 'Datasources', 'Do', 'Switch to', 'Studio']
const PAGE = 0.5

/** Commands of one heading side by side. */
function grouped(commands: readonly Command[]): readonly Command[] {
  const rank = (group: string): number => (ORDER.includes(group) ? ORDER.indexOf(group) : PAGE)
  const groups = [...Map.groupBy(commands, ({ group }) => group)]
  return groups.toSorted(([a], [b]) => rank(a) - rank(b)).flatMap(([, list]) => list)
}
