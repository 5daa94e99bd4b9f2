import type { FieldUse, SourceNode, VisibleNode } from '@halcyon/mapping-editor'
import { IconArrowRight, IconChevronRight } from '@tabler/icons-react'
import { type CSSProperties, type MouseEvent, memo, useEffect, useRef } from 'react'
import { dragField } from '../dnd/drag.ts'
import { TYPE_ICONS, TYPE_WORDS, USE_MARKS } from './marks.ts'
import classes from './tree.module.css'

export interface TreeRowProps {
  readonly line: VisibleNode
  readonly top: number
  readonly index: number
  readonly tabbable: boolean
  readonly selected: boolean
  readonly lit: boolean
  readonly use: FieldUse | null
  readonly locked: boolean
  readonly onActive: (index: number) => void
  readonly onTurn: (path: string, open: boolean) => void
  readonly onSelect: (path: string) => void
  readonly onMap: (path: string) => void
}

/** "in 46 of 50 samples", null where there is but one sample. */
const presence = ({ presentIn, samples }: SourceNode): string | null =>
  samples > 1 ? `in ${presentIn} of ${samples} samples` : null

/** The name begins with the key, as one would say it to open the row; what follows reads the signs of its columns as words. */
const nameOf = ({ node }: VisibleNode, use: FieldUse | null): string => {
  const value = node.hasChildren ? null : node.examples[0]?.text.slice(0, 80)
  const parts = [node.key === '[*]' ? 'each entry' : node.key, node.types.map((type) => TYPE_WORDS[type]).join(' or ')]
  return [...parts, value, presence(node), use].filter((part) => part !== null && part !== undefined).join(', ')
}

/** One field: name, types, a value, in how many samples; a handle to drag it by, a button to map it. */
export const TreeRow = memo(function TreeRow(props: TreeRowProps) {
  const { line, top, index, tabbable, selected, lit, use, locked, onActive, onTurn, onSelect, onMap } = props
  const { node, level, expanded } = line
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (element.current === null || locked) return
    return dragField(element.current, node.path)
  }, [node.path, locked])
  const press = (event: MouseEvent): void => {
    onActive(index)
    const fold = event.target instanceof Element && event.target.closest('[data-fold]') !== null
    if (fold) onTurn(node.path, !expanded)
    else onSelect(node.path)
  }
  const present = presence(node)
  const types = node.types.map((type) => TYPE_WORDS[type]).join('|')
  const Icon = node.types[0] && TYPE_ICONS[node.types[0]]
  const mark = use === null ? null : USE_MARKS[use]
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree listens to the keys of all its rows
    <div
      ref={element}
      role="treeitem"
      aria-level={level}
      aria-setsize={line.siblings}
      aria-posinset={line.position}
      aria-expanded={node.hasChildren ? expanded : undefined}
      aria-selected={selected}
      tabIndex={tabbable ? 0 : -1}
      data-index={index}
      data-lit={lit || undefined}
      data-match={line.match || undefined}
      className={classes.row}
      style={{ '--top': `${top}px`, '--level': level - 1 } as CSSProperties}
      onClick={press}
      onDoubleClick={() => onMap(node.path)}
      onFocus={(event) => event.target === event.currentTarget && onActive(index)}
      title={`${node.path}${present === null ? '' : `\n${present}`}`}
    >
      <span className="ui-hidden">{nameOf(line, use)}</span>
      <span className={classes.first} aria-hidden>
        <span data-fold={node.hasChildren || undefined} className={classes.fold} data-open={expanded || undefined}>
          {node.hasChildren && <IconChevronRight size={14} aria-hidden />}
        </span>
        <bdi className={classes.key}>{node.key}</bdi>
      </span>
      <span className={classes.type} title={types} aria-hidden>
        {Icon !== undefined && <Icon size={14} aria-hidden className={classes.typeIcon} />}
        <span className={classes.typeWord}>{types}</span>
      </span>
      <span className={classes.value} aria-hidden>
        <bdi>{node.examples[0]?.text ?? ''}</bdi>
      </span>
      {present !== null && (
        <span className={classes.presence} data-partial={node.presentIn < node.samples || undefined} aria-hidden>
          {node.presentIn}/{node.samples}
        </span>
      )}
      {mark !== null && (
        <span className={classes.use} data-use={use ?? undefined} title={mark.word} aria-hidden>
          {mark.sign}
        </span>
      )}
      {!locked && (
        <button
          type="button"
          tabIndex={-1}
          aria-hidden
          className={classes.map}
          title="Map to…"
          onClick={(event) => {
            event.stopPropagation()
            onMap(node.path)
          }}
        >
          <IconArrowRight size={14} aria-hidden />
        </button>
      )}
    </div>
  )
})
