import { type JsonValue, stringifyJson } from '@halcyon/domain'
import type { RowView, SourceView } from '@halcyon/mapping-editor'
import { Autocomplete, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useActions, useLocked } from '../state/context.ts'
import classes from './row.module.css'
import { constantOf } from './source-kinds.ts'

export interface ConstantFieldProps {
  readonly row: RowView
  readonly label: string
  readonly value: JsonValue
  readonly put: (source: SourceView) => void
}

const textOf = (value: JsonValue): string => (typeof value === 'string' ? value : stringifyJson(value))

/** The same value for every record; the words of the target are offered, where it has some. */
export function ConstantField({ row, label, value, put }: ConstantFieldProps) {
  const { seal } = useActions()
  const locked = useLocked()
  const { type, values } = row.target
  // `1.` on the way to `1.5` is kept as typed while it still means the stored value.
  const [typed, setTyped] = useState<string | null>(null)
  const kept = typed !== null && textOf(constantOf(typed, type)) === textOf(value)
  const change = (text: string): void => {
    setTyped(text)
    put({ kind: 'const', value: constantOf(text, type) })
  }
  const shared = {
    size: 'xs' as const,
    'aria-label': label,
    placeholder: 'A constant',
    value: kept ? typed : textOf(value),
    readOnly: locked || (typeof value === 'object' && value !== null && !('source' in value)),
    className: classes.grow ?? '',
    onBlur: () => {
      setTyped(null)
      seal()
    },
  }
  if (values.length > 0) return <Autocomplete {...shared} data={[...values]} onChange={change} />
  return <TextInput {...shared} onChange={(event) => change(event.currentTarget.value)} />
}
