import { parseJson } from '@halcyon/domain'
import { Table } from '@mantine/core'
import { ValueText } from '../mapping-editor/value/value-text.tsx'
import classes from './bench.module.css'
import type { Difference } from './result.ts'

const SHOWN = 300

/** What the draft makes other than the published version does. */
export function Differences({ differences }: { readonly differences: readonly Difference[] }) {
  if (differences.length === 0) {
    return <p className={classes.note}>The draft makes the same of it as the published version.</p>
  }
  return (
    <div className={classes.scroll}>
      <Table aria-label="Differences">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Where</Table.Th>
            <Table.Th>Published</Table.Th>
            <Table.Th>Draft</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {differences.slice(0, SHOWN).map(({ path, before, after }) => (
            <Table.Tr key={path}>
              <Table.Td className={classes.path}>
                <bdi>{path}</bdi>
              </Table.Td>
              <Table.Td>
                <Side text={before} />
              </Table.Td>
              <Table.Td>
                <Side text={after} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {differences.length > SHOWN && (
        <p className={classes.note}>
          The first {SHOWN} of {differences.length}.
        </p>
      )}
    </div>
  )
}

function Side({ text }: { readonly text: string | null }) {
  if (text === null) return <span className={classes.dim}>not there</span>
  return <ValueText value={parseJson(text)} wrap />
}
