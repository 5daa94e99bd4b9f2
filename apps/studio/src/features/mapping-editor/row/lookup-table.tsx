import { type JsonValue, stringifyJson } from '@halcyon/domain'
import type { StepView } from '@halcyon/mapping-editor'
import { ActionIcon, Button, Table, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import classes from './row.module.css'

type Lookup = Extract<StepView, { readonly kind: 'lookup' }>

export interface LookupTableProps {
  readonly step: Lookup
  readonly locked: boolean
  readonly onChange: (step: StepView) => void
}

const textOf = (value: JsonValue | undefined): string =>
  value === undefined ? '' : typeof value === 'string' ? value : stringifyJson(value)

/** The vendor's words and ours. */
export function LookupTable({ step, locked, onChange }: LookupTableProps) {
  const { table } = step
  const put = (index: number, key: string, value: JsonValue): void =>
    onChange({ ...step, table: table.map((entry, at) => (at === index ? ([key, value] as const) : entry)) })
  const { default: fallback, ...rest } = step
  return (
    <div className={classes.lookup}>
      <Table aria-label="Lookup table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Value</Table.Th>
            <Table.Th>becomes</Table.Th>
            <Table.Th>
              <span className="ui-hidden">Remove</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.map(([key, value], index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a key changes as one types it
            <Table.Tr key={index}>
              <Table.Td>
                <Cell
                  label={`Value ${index + 1}`}
                  text={key}
                  locked={locked}
                  onText={(next) => put(index, next, value)}
                />
              </Table.Td>
              <Table.Td>
                <Cell
                  label={`${key} becomes`}
                  text={textOf(value)}
                  locked={locked}
                  onText={(next) => put(index, key, next)}
                />
              </Table.Td>
              <Table.Td>
                {!locked && (
                  <ActionIcon
                    aria-label={`Remove ${key}`}
                    onClick={() => onChange({ ...step, table: table.toSpliced(index, 1) })}
                  >
                    <IconTrash size={14} aria-hidden />
                  </ActionIcon>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {!locked && (
        <Button
          size="compact-sm"
          variant="default"
          disabled={table.some(([key]) => key === '')}
          onClick={() => onChange({ ...step, table: [...table, ['', '']] })}
        >
          Add a line
        </Button>
      )}
      <TextInput
        size="xs"
        label="Anything else becomes"
        description="Empty: it stays as it is"
        value={textOf(fallback)}
        readOnly={locked}
        onChange={(event) => {
          const text = event.currentTarget.value
          onChange(text === '' ? rest : { ...rest, default: text })
        }}
      />
    </div>
  )
}

interface CellProps {
  readonly label: string
  readonly text: string
  readonly locked: boolean
  readonly onText: (text: string) => void
}

/** Written when left: a key half typed may be another line's. */
function Cell({ label, text, locked, onText }: CellProps) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <TextInput
      size="xs"
      aria-label={label}
      value={typed ?? text}
      readOnly={locked}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (typed !== null && typed !== text) onText(typed)
        setTyped(null)
      }}
    />
  )
}
