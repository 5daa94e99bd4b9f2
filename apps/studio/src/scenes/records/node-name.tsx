import { Skeleton } from '@mantine/core'
import { Link, SeverityBadge } from '../../ui/index.ts'
import { recordHref, typeWord } from './kinds.ts'
import { type End, useNodes } from './node.ts'
import classes from './records.module.css'

interface NodeNameProps {
  readonly end: End
  /** Without a link: where the reader is. */
  readonly here?: boolean
}

/** One end of a relationship by its name, with a link. */
export function NodeName({ end, here }: NodeNameProps) {
  const node = useNodes([end]).get(end.id)
  if (node === undefined) return <Skeleton width={120} height={16} />
  if (node === 'gone') return <span className={classes.dim}>{end.kind}, gone or not yours to see</span>
  const name = (
    <span className={classes.cut} title={node.name}>
      <bdi>{node.name}</bdi>
    </span>
  )
  return (
    <span className={classes.node}>
      {node.severity !== null && <SeverityBadge state={node.severity} />}
      {here ? name : <Link href={recordHref(node.kind, node.id)}>{name}</Link>}
      {node.kind === 'entity' && <span className={classes.dim}>{typeWord(node.type)}</span>}
    </span>
  )
}
