import { ExactNumber, type JsonValue, stringifyJson } from '@halcyon/domain'
import { describeValue } from '@halcyon/mapping-editor'
import type { ReactNode } from 'react'
import classes from './value.module.css'

const LONG = 240

const titleOf = (value: JsonValue): string => {
  const text = typeof value === 'string' ? value : stringifyJson(value)
  return text.length > 2_000 ? `${text.slice(0, 2_000)}…` : text
}

/** Spaces at an end, which a trim would take away, are drawn as dots. */
const spacesShown = (text: string): ReactNode => {
  const inner = text.trim()
  if (inner.length === text.length) return text
  const from = inner === '' ? text.length : text.indexOf(inner)
  const dots = (spaces: string): ReactNode =>
    spaces === '' ? null : (
      <span className={classes.spaces} title="white space">
        {'·'.repeat(Math.min(spaces.length, 8))}
      </span>
    )
  return (
    <>
      {dots(text.slice(0, from))}
      {inner}
      {dots(text.slice(from + inner.length))}
    </>
  )
}

export interface ValueTextProps {
  readonly value: JsonValue | undefined
  /** Over several lines where it is long. */
  readonly wrap?: boolean
}

/** A value as data, never as markup: missing, null and "" are told apart, every digit is there, either direction of script is safe. */
export function ValueText({ value, wrap = false }: ValueTextProps) {
  if (value === undefined) return <span className={classes.missing}>missing</span>
  if (value === null) return <span className={classes.null}>null</span>
  if (value === '') return <span className={classes.null}>""</span>
  const shared = { 'data-wrap': wrap || undefined, title: wrap ? undefined : titleOf(value) }
  if (typeof value === 'string') {
    const shown = wrap || value.length <= LONG ? value : `${value.slice(0, LONG)}…`
    return (
      <bdi className={classes.text} {...shared}>
        {spacesShown(shown)}
      </bdi>
    )
  }
  const exact = typeof value === 'number' || typeof value === 'boolean' || value instanceof ExactNumber
  return (
    <span className={exact ? classes.number : classes.container} {...shared}>
      {wrap && !exact ? stringifyJson(value) : describeValue(value)}
    </span>
  )
}
