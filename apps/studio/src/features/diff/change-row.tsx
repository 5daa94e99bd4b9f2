import { IconArrowRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Change } from './change.ts'
import classes from './diff.module.css'
import { RiskBadge } from './risk-badge.tsx'
import { valueText } from './value-text.ts'
import { changeWords } from './words.ts'

interface ChangeRowProps {
  readonly change: Change
  readonly secretNames: ReadonlyMap<string, string>
  readonly children?: ReactNode
}

/** One change: where, what, how risky, from what to what. */
export function ChangeRow({ change, secretNames, children }: ChangeRowProps) {
  const { place, what } = changeWords(change)
  const value = (json: string | null) =>
    change.area === 'secret' ? secretText(json, secretNames) : valueText(change.path, json)
  return (
    <li className={classes.change}>
      <div className={classes.risk}>
        <RiskBadge risk={change.risk} />
      </div>
      <div className={classes.words}>
        <div title={change.path}>
          <strong>
            <bdi>{place}</bdi>
          </strong>{' '}
          {what}
        </div>
        <div className={classes.values}>
          <Side kind="before" value={value(change.before)} />
          <IconArrowRight size={14} aria-hidden className={classes.arrow} />
          <Side kind="after" value={value(change.after)} />
        </div>
        {children}
      </div>
    </li>
  )
}

interface Shown {
  readonly text: string
  readonly cut: boolean
}

function Side({ kind, value }: { readonly kind: 'before' | 'after'; readonly value: Shown | null }) {
  if (value === null) {
    return (
      <span className={classes.absent}>
        <span className="ui-hidden">{kind}: </span>not set
      </span>
    )
  }
  const Tag = kind === 'before' ? 'del' : 'ins'
  return (
    <span className={classes.side}>
      <span className="ui-hidden">{kind}: </span>
      <Tag className={classes[kind]}>
        <bdi>{value.text}</bdi>
      </Tag>
      {value.cut && <span className={classes.absent}>(whole in the JSON)</span>}
    </span>
  )
}

function secretText(json: string | null, names: ReadonlyMap<string, string>): Shown | null {
  if (json === null) return null
  const id = String(JSON.parse(json))
  return { text: names.get(id) ?? `secret ${id.slice(0, 8)}`, cut: false }
}
