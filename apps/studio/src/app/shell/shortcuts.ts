import { useEffect, useRef } from 'react'
import { create } from 'zustand'

export interface Shortcut {
  /** `g c` (one after the other), `/`, `?`, `e`. Named as `KeyboardEvent.key`. */
  readonly keys: string
  readonly label: string
  /** Where the help lists it: "Everywhere", "Catalog". */
  readonly group: string
  readonly run: () => void
}

interface Shortcuts {
  readonly list: readonly Shortcut[]
  /** Single letters; some people's input devices press them unasked (WCAG 2.1.4). */
  readonly enabled: boolean
}

const STORED = 'halcyon.shortcuts'

export const useShortcuts = create<Shortcuts>(() => ({
  list: [],
  enabled: globalThis.localStorage?.getItem(STORED) !== 'off',
}))

export function enableShortcuts(enabled: boolean): void {
  localStorage.setItem(STORED, enabled ? 'on' : 'off')
  useShortcuts.setState({ enabled })
}

/** Offers a key while the component is mounted. `run` may change between renders. */
export function useShortcut(keys: string, label: string, run: () => void, group = 'This page'): void {
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    const shortcut: Shortcut = { keys, label, group, run: () => latest.current() }
    useShortcuts.setState(({ list }) => ({ list: [...list, shortcut] }))
    return () => useShortcuts.setState(({ list }) => ({ list: list.filter((each) => each !== shortcut) }))
  }, [keys, label, group])
}

const TYPING = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true], [role=textbox]'
/** How long the first key of two counts. */
const PREFIX_MS = 1_200

/** Runs the offered shortcuts, except where someone types or a dialog is open. */
export function useShortcutKeys(): void {
  useEffect(() => {
    let prefix = { key: '', at: 0 }
    const onKeyDown = (event: KeyboardEvent): void => {
      const { list, enabled } = useShortcuts.getState()
      if (!enabled || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.target instanceof Element && event.target.closest(TYPING) !== null) return
      if (document.querySelector('[role=dialog]:not([data-with-page])') !== null) return
      const recent = event.timeStamp - prefix.at < PREFIX_MS ? `${prefix.key} ` : ''
      const shortcut = find(list, recent + event.key) ?? find(list, event.key)
      prefix = { key: event.key, at: event.timeStamp }
      if (shortcut === undefined) return
      event.preventDefault()
      shortcut.run()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

/** The one offered last wins: a page may take a key for itself. */
const find = (list: readonly Shortcut[], keys: string): Shortcut | undefined =>
  list.findLast((each) => each.keys === keys)

/** The page's search: what carries `data-page-search`. */
export function focusPageSearch(): void {
  const field = document.querySelector<HTMLInputElement>('[data-page-search]')
  field?.focus()
  field?.select?.()
}

const mac = (): boolean => /mac|iphone|ipad/i.test(navigator.platform)

/** The modifier of commands on this machine, as its keys are labelled. */
export const modLabel = (): string => (mac() ? '⌘' : 'Ctrl')

export const isMod = (event: KeyboardEvent): boolean =>
  mac() ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
