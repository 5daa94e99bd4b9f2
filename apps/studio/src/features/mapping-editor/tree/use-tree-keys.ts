import type { VisibleNode } from '@halcyon/mapping-editor'
import { type KeyboardEvent, type RefObject, useRef } from 'react'
import { flushSync } from 'react-dom'

export interface TreeKeys {
  readonly nodes: readonly VisibleNode[]
  readonly active: number
  readonly onActive: (index: number) => void
  readonly onTurn: (path: string, open: boolean) => void
  readonly onSelect: (path: string) => void
  /** Enter: *Map to…* */
  readonly onMap: (path: string) => void
  readonly scroller: RefObject<HTMLElement | null>
}

const TYPE_AHEAD = 700

const parentOf = (nodes: readonly VisibleNode[], index: number): number => {
  const level = nodes[index]?.level ?? 1
  for (let at = index - 1; at >= 0; at -= 1) if ((nodes[at]?.level ?? 0) < level) return at
  return index
}

/** The keys of the WAI-ARIA tree pattern; the focus roves, Enter maps, Space selects. */
export function useTreeKeys(keys: TreeKeys): (event: KeyboardEvent) => void {
  const typed = useRef({ text: '', at: 0 })
  const { nodes, active, onActive, onTurn, onSelect, onMap, scroller } = keys

  const move = (index: number): void => {
    const to = Math.max(0, Math.min(nodes.length - 1, index))
    flushSync(() => onActive(to))
    const focus = (): void =>
      scroller.current?.querySelector<HTMLElement>(`[data-index="${to}"]`)?.focus({ preventScroll: true })
    focus()
    // A far row is drawn only after the list has scrolled to it.
    requestAnimationFrame(focus)
  }
  const find = (key: string, now: number): number => {
    const text = now - typed.current.at < TYPE_AHEAD ? typed.current.text + key : key
    typed.current = { text, at: now }
    const start = text.length === 1 ? active + 1 : active
    for (let step = 0; step < nodes.length; step += 1) {
      const at = (start + step) % nodes.length
      if (nodes[at]?.node.key.toLowerCase().startsWith(text.toLowerCase())) return at
    }
    return active
  }
  const left = (line: VisibleNode): void => {
    if (line.expanded) onTurn(line.node.path, false)
    else move(parentOf(nodes, active))
  }
  const right = (line: VisibleNode): void => {
    if (!line.node.hasChildren) return
    if (line.expanded) move(active + 1)
    else onTurn(line.node.path, true)
  }
  const siblings = (line: VisibleNode): void => {
    for (const each of nodes) {
      if (each.node.parent === line.node.parent && each.node.hasChildren) onTurn(each.node.path, true)
    }
  }
  const page = (): number => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 280) / 28) - 1)
  const actions = new Map<string, (line: VisibleNode) => void>([
    ['ArrowDown', () => move(active + 1)],
    ['ArrowUp', () => move(active - 1)],
    ['ArrowLeft', left],
    ['ArrowRight', right],
    ['Home', () => move(0)],
    ['End', () => move(nodes.length - 1)],
    ['PageDown', () => move(active + page())],
    ['PageUp', () => move(active - page())],
    ['*', siblings],
    ['Enter', (line) => onMap(line.node.path)],
    [' ', (line) => onSelect(line.node.path)],
  ])

  return (event) => {
    const line = nodes[active]
    if (line === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    if (event.target instanceof HTMLElement && event.target.getAttribute('role') !== 'treeitem') return
    const action = actions.get(event.key)
    if (action !== undefined) action(line)
    else if (event.key.length === 1) move(find(event.key, performance.now()))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
}
