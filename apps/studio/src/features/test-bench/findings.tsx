import { IconAlertTriangleFilled, IconCircleX } from '@tabler/icons-react'
import { StatusBadge } from '../../ui/index.ts'
import classes from './bench.module.css'
import type { TestFinding, TestItem } from './queries.ts'

const ERROR = { word: 'Error', tone: 'bad', shape: IconCircleX } as const
const WARNING = { word: 'Warning', tone: 'warn', shape: IconAlertTriangleFilled } as const

/** What went wrong, where, and what to do about it. */
export function Findings({ item }: { readonly item: TestItem }) {
  if (item.errors.length + item.warnings.length === 0) return <p className={classes.note}>No error and no warning.</p>
  return (
    <ul className={classes.findings}>
      {item.errors.map((finding) => (
        <Finding key={`e ${finding.path} ${finding.code}`} finding={finding} error />
      ))}
      {item.warnings.map((finding) => (
        <Finding key={`w ${finding.path} ${finding.code}`} finding={finding} error={false} />
      ))}
    </ul>
  )
}

function Finding({ finding, error }: { readonly finding: TestFinding; readonly error: boolean }) {
  return (
    <li className={classes.finding}>
      <StatusBadge mark={error ? ERROR : WARNING} />
      <div>
        <bdi>{finding.message}</bdi> {finding.suggestion}
        <div className={classes.path}>
          <bdi>{finding.path}</bdi> <span className={classes.dim}>{finding.code}</span>
        </div>
      </div>
    </li>
  )
}
