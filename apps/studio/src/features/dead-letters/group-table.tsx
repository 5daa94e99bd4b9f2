import { useMemo } from 'react'
import { type Column, DataTable, formatNumber, RelativeTime } from '../../ui/index.ts'
import type { Address } from '../events/address.ts'
import { reasonOf } from '../events/reason.ts'
import classes from './dead-letters.module.css'
import type { Group } from './use-dead-letters.ts'

interface GroupTableProps {
  readonly name: string
  readonly groups: readonly Group[]
  readonly loading: boolean
  readonly address: Address
}

const keyOf = ({ code }: Group): string => code

/** The causes, the most frequent first; choosing one shows its letters. */
export function GroupTable({ name, groups, loading, address }: GroupTableProps) {
  const columns = useMemo(
    (): readonly Column<Group>[] => [
      { key: 'cause', header: 'Cause', render: ({ code }) => reasonOf(code)?.cause ?? code },
      { key: 'count', header: 'Letters', align: 'end', render: ({ count }) => formatNumber(count) },
      {
        key: 'message',
        header: 'Newest',
        hideBelow: 'md',
        render: ({ message }) => (
          <span className={classes.cut} title={message}>
            <bdi>{message}</bdi>
          </span>
        ),
      },
      {
        key: 'action',
        header: 'What to do',
        hideBelow: 'lg',
        render: ({ code }) => <span className={classes.cut}>{reasonOf(code)?.action ?? '–'}</span>,
      },
      { key: 'last', header: 'Last', hideBelow: 'sm', render: ({ lastAt }) => <RelativeTime value={lastAt} /> },
      { key: 'first', header: 'Since', hideBelow: 'lg', render: ({ firstAt }) => <RelativeTime value={firstAt} /> },
    ],
    [],
  )
  const chosen = address.text('code')
  return (
    <DataTable
      caption={`Causes of the dead letters of ${name}`}
      columns={columns}
      rows={groups}
      rowKey={keyOf}
      rowHref={({ code }) => address.href({ code: code === chosen ? null : code, letter: null })}
      currentKey={chosen}
      loading={loading}
      maxHeight={256}
    />
  )
}
