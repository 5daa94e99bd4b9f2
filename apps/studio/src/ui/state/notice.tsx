import { IconAccessPoint, IconFilterOff, IconLock, IconPlayerPlay, IconSquareRoundedPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Shape } from '../badge/tone.ts'
import classes from './state.module.css'

interface NoticeProps {
  readonly shape: Shape
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
}

function Notice({ shape: Icon, title, children, action }: NoticeProps) {
  return (
    <div className={classes.notice}>
      <Icon size={24} aria-hidden />
      <p className={classes.noticeTitle}>{title}</p>
      {children && <div className={classes.noticeText}>{children}</div>}
      {action && <div className={classes.buttons}>{action}</div>}
    </div>
  )
}

interface WordedNotice {
  readonly title?: string | undefined
  readonly children?: ReactNode
  /** The next step: a button or a link. */
  readonly action?: ReactNode
}

/** Nothing is here yet; the action makes the first one. */
export function EmptyState({ title, ...rest }: WordedNotice & { readonly title: string }) {
  return <Notice shape={IconSquareRoundedPlus} title={title} {...rest} />
}

/** There are things, but none that the filters let through; the action takes the filters off. */
export function NoMatch({ title = 'Nothing matches', ...rest }: WordedNotice) {
  return <Notice shape={IconFilterOff} title={title} {...rest} />
}

/** The reader lacks the permission; says which role has it. */
export function NoPermission({
  title = 'You may not see this',
  children = 'Ask an administrator for the role that allows it.',
  ...rest
}: WordedNotice) {
  return (
    <Notice shape={IconLock} title={title} {...rest}>
      {children}
    </Notice>
  )
}

/** It exists, but has not run: there cannot be numbers yet. */
export function NeverRun({ title = 'It has not run yet', ...rest }: WordedNotice) {
  return <Notice shape={IconPlayerPlay} title={title} {...rest} />
}

/** It runs, and what it waits for has not come yet. */
export function Waiting({ title, ...rest }: WordedNotice & { readonly title: string }) {
  return <Notice shape={IconAccessPoint} title={title} {...rest} />
}
