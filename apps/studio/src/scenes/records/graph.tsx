import { ActionIcon, Skeleton } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { Link, SEVERITY } from '../../ui/index.ts'
import classes from './graph.module.css'
import { recordHref, typeWord, wordOf } from './kinds.ts'
import { type Edge, edgesBetween, type Placed, placeNodes } from './layout.ts'
import type { End, Node } from './node.ts'

const CARD = { width: 280, height: 48 }
const STEP = { x: 352, y: 60 }

interface GraphProps {
  readonly root: End
  readonly neighbours: ReadonlyMap<string, readonly Edge[]>
  readonly nodes: ReadonlyMap<string, Node | 'gone'>
  readonly onToggle: (id: string) => void
}

const leftOf = ({ column }: Placed): number => column * STEP.x
const middleOf = ({ row }: Placed): number => row * STEP.y + CARD.height / 2

/** The neighbourhood, a column a hop. The lines are drawing only: the cards say what joins them, and the list below says it all. */
export function Graph({ root, neighbours, nodes, onToggle }: GraphProps) {
  const placed = placeNodes(root, neighbours)
  const width = (Math.max(...placed.map(({ column }) => column)) + 1) * STEP.x - (STEP.x - CARD.width) + 32
  const height = Math.max(...placed.map(({ row }) => row + 1)) * STEP.y
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.frame} tabIndex={0} aria-label="Graph of the neighbourhood">
      <div className={classes.canvas} style={{ width, height }}>
        <svg width={width} height={height} aria-hidden className={classes.lines}>
          <defs>
            <marker
              id="arrow"
              viewBox="0 0 8 8"
              refX={7}
              refY={4}
              markerWidth={7}
              markerHeight={7}
              orient="auto-start-reverse"
            >
              <path d="M0 0.5 7.5 4 0 7.5z" />
            </marker>
          </defs>
          {edgesBetween(placed, neighbours).map(([edge, from, to]) => (
            <path key={edge.id} d={lineOf(from, to)} markerEnd="url(#arrow)" />
          ))}
        </svg>
        <ul className={classes.nodes} aria-label="Neighbours">
          {placed.map((each) => (
            <li
              key={each.end.id}
              className={classes.place}
              style={{ left: leftOf(each), top: each.row * STEP.y, ...CARD }}
            >
              <Card
                placed={each}
                node={nodes.get(each.end.id)}
                here={each.end.id === root.id}
                open={neighbours.has(each.end.id)}
                onToggle={onToggle}
              />
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

/** From one card's edge to the other's; within a column around the outside. */
function lineOf(from: Placed, to: Placed): string {
  const [y1, y2] = [middleOf(from), middleOf(to)]
  if (from.end.id === to.end.id) return ''
  if (from.column === to.column) {
    const x = leftOf(from) + CARD.width
    return `M${x} ${y1}C${x + 32} ${y1} ${x + 32} ${y2} ${x + 2} ${y2}`
  }
  const rightward = from.column < to.column
  const x1 = leftOf(from) + (rightward ? CARD.width : 0)
  const x2 = leftOf(to) + (rightward ? -2 : CARD.width + 2)
  const bend = (x2 - x1) / 2
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`
}

interface CardProps {
  readonly placed: Placed
  readonly node: Node | 'gone' | undefined
  readonly here: boolean
  readonly open: boolean
  readonly onToggle: (id: string) => void
}

function Card({ placed: { end, via }, node, here, open, onToggle }: CardProps) {
  if (node === undefined) return <Skeleton width="100%" height={CARD.height} />
  if (node === 'gone') return <div className={classes.card}>Gone, or not yours to see</div>
  const mark =
    node.severity === null ? undefined : Object.entries(SEVERITY).find(([name]) => name === node.severity)?.[1]
  const verb = via === null ? '' : wordOf(via.edge.type).toLowerCase()
  const role = via?.edge.role == null ? '' : `, ${via.edge.role}`
  const joined = via === null ? '' : via.outward ? ` · ${verb}${role} →` : ` · ← ${verb}${role}`
  const Shape = open ? IconMinus : IconPlus
  const text = (mark?.word ?? typeWord(node.type)) + joined
  return (
    <div className={classes.card} data-here={here || undefined}>
      <div className={classes.words}>
        <span className={classes.name} title={node.name}>
          {here ? (
            <strong>
              <bdi>{node.name}</bdi>
            </strong>
          ) : (
            <Link href={recordHref(node.kind, node.id)}>
              <bdi>{node.name}</bdi>
            </Link>
          )}
        </span>
        <span className={classes.type} title={text}>
          {mark !== undefined && <mark.shape size={14} aria-hidden />}
          {text}
        </span>
      </div>
      {!here && (
        <ActionIcon
          size="sm"
          aria-expanded={open}
          aria-label={`${open ? 'Hide' : 'Show'} the neighbours of ${node.name}`}
          onClick={() => onToggle(end.id)}
        >
          <Shape size={16} aria-hidden />
        </ActionIcon>
      )}
    </div>
  )
}
