import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import classes from './json.module.css'
import { type JsonRow, revealed, scalarText } from './rows.ts'

/** Beyond this the indent stops growing: the level is still told, and the row stays in view. */
const DEEPEST = 16
const LONGEST = 2_000

interface JsonLineProps {
  readonly row: JsonRow
  readonly index: number
  readonly top: number
  readonly tabbable: boolean
  readonly marked: boolean
  readonly onPress: () => void
}

export function JsonLine({ row, index, top, tabbable, marked, onPress }: JsonLineProps) {
  const { depth, key, size, open, path } = row
  const Chevron = open ? IconChevronDown : IconChevronRight
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree handles the keys of its rows
    <div
      role="treeitem"
      tabIndex={tabbable ? 0 : -1}
      data-index={index}
      data-marked={marked || undefined}
      aria-level={depth + 1}
      aria-expanded={size > 0 ? open : undefined}
      aria-selected={marked}
      title={path}
      className={classes.line}
      style={{ top, paddingInlineStart: 4 + Math.min(depth, DEEPEST) * 16 }}
      onClick={onPress}
    >
      {size > 0 ? <Chevron size={14} aria-hidden /> : <span className={classes.noChevron} />}
      {depth > DEEPEST && <span className={classes.dim}>{depth}›</span>}
      {key !== null && (
        <span className={classes.key}>
          <bdi dir="ltr">{typeof key === 'string' ? revealed(key) : key}</bdi>:
        </span>
      )}
      <Value row={row} />
    </div>
  )
}

function Value({ row: { kind, size, open, value } }: { readonly row: JsonRow }) {
  if (kind === 'object') return <span className={classes.dim}>{open ? '{' : `{ ${count(size, 'field')} }`}</span>
  if (kind === 'array') return <span className={classes.dim}>{open ? '[' : `[ ${count(size, 'item')} ]`}</span>
  const text = scalarText(value)
  const shown =
    text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${text.length.toLocaleString('en-US')} characters)` : text
  return (
    <span className={classes.value} data-kind={kind}>
      <bdi dir="ltr">{shown}</bdi>
    </span>
  )
}

const count = (size: number, noun: string): string =>
  size === 1 ? `1 ${noun}` : `${size.toLocaleString('en-US')} ${noun}s`
