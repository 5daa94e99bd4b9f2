import { type ReactNode, useId } from 'react'
import classes from './page.module.css'

export interface SectionProps {
  readonly title: string
  readonly description?: ReactNode
  readonly actions?: ReactNode
  /** The heading's level; 2 unless it stands inside another section. */
  readonly level?: 2 | 3 | undefined
  /** Without a frame, for tables and grids that bring their own. */
  readonly plain?: boolean | undefined
  readonly children: ReactNode
}

/** A named part of a page. */
export function Section({ title, description, actions, level = 2, plain, children }: SectionProps) {
  const id = useId()
  const Heading = `h${level}` as const
  return (
    <section aria-labelledby={id} className={classes.section} data-plain={plain || undefined}>
      <div className={classes.sectionTop}>
        <div>
          <Heading id={id} className={level === 2 ? classes.h2 : classes.h3}>
            {title}
          </Heading>
          {description && <div className={classes.description}>{description}</div>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      {children}
    </section>
  )
}
