import { EDITOR_LIMITS, visibleNodes } from '@halcyon/mapping-editor'
import { CloseButton, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { NoMatch } from '../../../ui/state/notice.tsx'
import { useActions, useDerived, useEditor, useLocked } from '../state/context.ts'
import { useLit } from '../state/lit.ts'
import { FieldDetails } from './field-details.tsx'
import { firstOpen, usesOf } from './open-fields.ts'
import classes from './tree.module.css'
import { TreeRow } from './tree-row.tsx'
import { useTreeKeys } from './use-tree-keys.ts'

const ROW = 28

/** The fields of all samples: one tree, of which only what is in view is drawn. */
export function SourceTree() {
  const { tree, coverage } = useDerived()
  const { set } = useActions()
  const locked = useLocked()
  const selected = useEditor(({ selection }) => (selection?.kind === 'field' ? selection.path : null))
  const lit = useLit()
  const [query, setQuery] = useState('')
  const wanted = useDeferredValue(query)
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map())
  const open = useMemo(() => {
    const paths = new Set(firstOpen(tree))
    for (const [path, is] of turned) if (is) paths.add(path)
    for (const [path, is] of turned) if (!is) paths.delete(path)
    return paths
  }, [tree, turned])
  const nodes = useMemo(() => visibleNodes(tree, open, wanted), [tree, open, wanted])
  const uses = useMemo(() => usesOf(coverage), [coverage])
  const [active, setActive] = useState(0)
  const current = Math.min(active, Math.max(0, nodes.length - 1))
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: nodes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 10,
    initialRect: { width: 0, height: 560 },
    getItemKey: (index) => nodes[index]?.node.path ?? index,
    // The row with the focus stays while one scrolls away from it.
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const from = Math.max(0, startIndex - overscan)
      const to = Math.min(count - 1, endIndex + overscan)
      const range = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
      return count === 0 || (current >= from && current <= to) ? range : [...range, current].sort((a, b) => a - b)
    },
  })
  const shown = nodes.findIndex(({ node }) => lit.fields.has(node.path))
  // What another column lights up comes into view; so does a row the details below would cover.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when something else lights up, not while one scrolls
  useEffect(() => {
    if (shown >= 0) requestAnimationFrame(() => virtualizer.scrollToIndex(shown))
  }, [lit])
  const turn = useCallback((path: string, is: boolean) => setTurned((before) => new Map(before).set(path, is)), [])
  const select = useCallback((path: string) => set({ selection: { kind: 'field', path } }), [set])
  const map = useCallback((path: string) => !locked && set({ mapping: path }), [locked, set])
  const onKeyDown = useTreeKeys({
    nodes,
    active: current,
    onActive: (index) => {
      setActive(index)
      virtualizer.scrollToIndex(index)
    },
    onTurn: turn,
    onSelect: select,
    onMap: map,
    scroller,
  })

  return (
    <div className={classes.tree}>
      <TextInput
        type="search"
        size="xs"
        aria-label="Search fields"
        placeholder="Search names, paths, values"
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={
          query !== '' && <CloseButton size="xs" aria-label="Clear the search" onClick={() => setQuery('')} />
        }
        value={query}
        data-own-undo
        onChange={(event) => setQuery(event.currentTarget.value)}
        className={classes.search}
      />
      {nodes.length === 0 ? (
        <div className={classes.rows}>
          <NoMatch title="No such field">
            {wanted === ''
              ? 'The samples have no fields: they are single values.'
              : `Nothing is called, or holds, “${wanted}”.`}
          </NoMatch>
        </div>
      ) : (
        <div ref={scroller} role="tree" aria-label="Source fields" className={classes.rows} onKeyDown={onKeyDown}>
          <div role="presentation" className={classes.inner} style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map(({ index, start, key }) => {
              const line = nodes[index]
              if (line === undefined) return null
              return (
                <TreeRow
                  key={key}
                  line={line}
                  top={start}
                  index={index}
                  tabbable={index === current}
                  selected={line.node.path === selected}
                  lit={lit.fields.has(line.node.path)}
                  use={uses.get(line.node.path) ?? null}
                  locked={locked}
                  onActive={setActive}
                  onTurn={turn}
                  onSelect={select}
                  onMap={map}
                />
              )
            })}
          </div>
        </div>
      )}
      {tree.truncated() && (
        <Text size="xs" c="dimmed" className={classes.note}>
          The first {EDITOR_LIMITS.fields.toLocaleString('en')} fields; the samples have more.
        </Text>
      )}
      <FieldDetails path={selected} onMap={map} />
    </div>
  )
}
