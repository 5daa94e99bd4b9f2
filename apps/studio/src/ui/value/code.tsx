import type { ReactNode } from 'react'
import { CopyButton } from './copyable.tsx'
import classes from './value.module.css'

/** A word of a machine's language within a sentence. */
export function Code({ children }: { readonly children: ReactNode }) {
  return (
    <code className={classes.code}>
      <bdi>{children}</bdi>
    </code>
  )
}

export interface CodeBlockProps {
  readonly children: string
  /** What it is, for the copy button and a screen reader: "curl command". */
  readonly label: string
}

/** Lines to be copied, which scroll rather than wrap. */
export function CodeBlock({ children, label }: CodeBlockProps) {
  return (
    <div className={classes.block}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section tabIndex={0} aria-label={label}>
        <pre>{children}</pre>
      </section>
      <div className={classes.blockCopy}>
        <CopyButton value={children} label={label} />
      </div>
    </div>
  )
}
