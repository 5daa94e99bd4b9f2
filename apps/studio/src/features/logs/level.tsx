import { IconAlertOctagonFilled, IconAlertTriangleFilled, IconBug, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { LogLevel } from '../../api/generated/graphql.ts'
import classes from './logs.module.css'

const SHAPES = { debug: IconBug, info: IconInfoCircle, warn: IconAlertTriangleFilled, error: IconAlertOctagonFilled }

/** A line's level: shape, word, colour. */
export function Level({ level }: { readonly level: LogLevel }) {
  const Shape = SHAPES[level]
  return (
    <span className={classes.level} data-level={level}>
      <Shape size={14} aria-hidden />
      <span className={classes.levelWord}>{level}</span>
    </span>
  )
}

/** Drawn once: a list of lines repeats the same four. */
export const LEVEL_MARKS: Readonly<Record<LogLevel, ReactNode>> = {
  debug: <Level level="debug" />,
  info: <Level level="info" />,
  warn: <Level level="warn" />,
  error: <Level level="error" />,
}
