import { IconAlertTriangleFilled, IconCircleX } from '@tabler/icons-react'
import { Link } from '../../ui/index.ts'
import { counted } from '../diff/index.ts'
import classes from './publish.module.css'

interface Finding {
  readonly path: string
  readonly code: string
  readonly message: string
  readonly suggestion: string | null
}

export interface FindingsProps {
  readonly kind: 'error' | 'warning'
  readonly findings: readonly Finding[]
  /** Where the thing at a path is repaired. */
  readonly hrefOf?: ((path: string) => string | undefined) | undefined
}

/** What blocks a publish, or should be known before one; each leads to its place. */
export function Findings({ kind, findings, hrefOf }: FindingsProps) {
  if (findings.length === 0) return null
  const error = kind === 'error'
  const Shape = error ? IconCircleX : IconAlertTriangleFilled
  const title = error
    ? `${counted(findings.length, 'problem')} must be solved before this can be published`
    : counted(findings.length, 'warning')
  return (
    <div className={classes.findings} data-kind={kind}>
      <Shape size={20} aria-hidden className={classes.shape} />
      <div>
        <strong>{title}</strong>
        <ul className={classes.list}>
          {findings.map((finding) => (
            <li key={`${finding.path} ${finding.code} ${finding.message}`}>
              <Place path={finding.path} href={hrefOf?.(finding.path)} /> {finding.message}
              {finding.suggestion !== null && <span className={classes.dim}> {finding.suggestion}</span>}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function Place({ path, href }: { readonly path: string; readonly href: string | undefined }) {
  if (path === '') return null
  const code = <code className={classes.path}>{path}</code>
  return href === undefined ? code : <Link href={href}>{code}</Link>
}
