import type { RecordPreview } from '@halcyon/mapping-editor'
import { useEffect, useRef } from 'react'
import { KIND_ICONS } from '../blocks/kinds.ts'
import { useActions, useEditor } from '../state/context.ts'
import { wordsOf } from '../state/names.ts'
import { ValueText } from '../value/value-text.tsx'
import classes from './result.module.css'

export interface RecordCardProps {
  readonly record: RecordPreview
  readonly lit: boolean
  /** The title of another record, by id. */
  readonly name: (id: string) => string
}

/** One record; choosing it lights up the rows and the source fields that made it. */
export function RecordCard({ record, lit, name }: RecordCardProps) {
  const { set } = useActions()
  const chosen = useEditor(({ selection }) => selection?.kind === 'record' && selection.id === record.id)
  const element = useRef<HTMLElement>(null)
  useEffect(() => {
    if (lit && !chosen) element.current?.scrollIntoView?.({ block: 'nearest' })
  }, [lit, chosen])
  const Icon = KIND_ICONS[record.kind]
  const fields = Object.entries(record.fields)
  return (
    <article ref={element} className={classes.card} data-lit={lit || undefined} data-chosen={chosen || undefined}>
      <button
        type="button"
        className={classes.head}
        aria-pressed={chosen}
        onClick={() => set({ selection: chosen ? null : { kind: 'record', id: record.id } })}
      >
        <Icon size={16} aria-hidden />
        <span className={classes.type}>{wordsOf(record.type)} </span>
        <bdi className={classes.name}>{record.ends === null ? record.title : joined(record, name)}</bdi>
        {record.blocks.length > 1 && <span className={classes.count}>merged from {record.blocks.length}</span>}
      </button>
      {(record.key !== null || fields.length > 0) && (
        <dl className={classes.fields}>
          {record.key !== null && (
            <div className={classes.pair}>
              <dt>{record.kind === 'alert' ? 'source id' : 'key'}</dt>
              <dd>
                <ValueText value={record.key} wrap />
              </dd>
            </div>
          )}
          {fields.map(([field, value]) => (
            <div key={field} className={classes.pair}>
              <dt>
                <bdi>{field}</bdi>
              </dt>
              <dd>
                <ValueText value={value} wrap />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </article>
  )
}

const joined = ({ ends, title }: RecordPreview, name: (id: string) => string): string =>
  ends === null ? title : `${name(ends.from)} → ${name(ends.to)}${ends.role === '' ? '' : ` (${ends.role})`}`
