import { useEffect, useMemo, useRef } from 'react'
import { create } from 'zustand'
import type { Shape } from '../../ui/index.ts'

export interface Command {
  readonly id: string
  readonly label: string
  /** Under which heading the palette lists it. */
  readonly group: string
  /** Further words it is found by. */
  readonly keywords?: string | undefined
  /** Beside the label: a state, a type. */
  readonly hint?: string | undefined
  readonly shape?: Shape | undefined
  readonly run: () => void
}

interface Commands {
  readonly sets: readonly (readonly Command[])[]
  readonly opened: boolean
}

export const useCommandStore = create<Commands>(() => ({ sets: [], opened: false }))

export const openPalette = (): void => useCommandStore.setState({ opened: true })
export const closePalette = (): void => useCommandStore.setState({ opened: false })

/** Adds commands to the palette while the component is mounted. Keep the array's identity between renders (`useMemo`). */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => {
    useCommandStore.setState(({ sets }) => ({ sets: [...sets, commands] }))
    return () => useCommandStore.setState(({ sets }) => ({ sets: sets.filter((each) => each !== commands) }))
  }, [commands])
}

/** What a part of a page can do, as it stands in the palette. */
export type Offer = Omit<Command, 'id' | 'group'>

/** Adds what a part of the page can do now under one heading; `run` may change between renders. */
export function useOffers(group: string, offers: readonly Offer[]): void {
  const latest = useRef(offers)
  latest.current = offers
  const key = JSON.stringify(offers.map(({ label, keywords, hint }) => [label, keywords, hint]))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words stand for the array
  const commands = useMemo(
    () =>
      latest.current.map(
        (offer, index): Command => ({
          ...offer,
          group,
          id: `${group}-${offer.label}`,
          run: () => latest.current[index]?.run(),
        }),
      ),
    [group, key],
  )
  useCommands(commands)
}

/** Commands in which every word of the query occurs; those whose label begins with it come first. */
export function matching(commands: readonly Command[], query: string): readonly Command[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return commands
  const first = words[0] ?? ''
  const rank = ({ label }: Command): number => (label.toLowerCase().startsWith(first) ? 0 : 1)
  return commands
    .filter(({ label, keywords = '', group }) => {
      const text = `${label} ${keywords} ${group}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
    .toSorted((a, b) => rank(a) - rank(b))
}
