import { type ReactNode, useEffect, useRef } from 'react'
import { Breadcrumbs, type Crumb } from './breadcrumbs.tsx'
import classes from './page.module.css'

/** The first page after loading leaves the focus where the browser put it; every later one takes it to its h1. */
let arrived: string | null = null

function useFocusOnArrival() {
  const heading = useRef<HTMLHeadingElement>(null)
  const here = window.location.pathname
  useEffect(() => {
    if (arrived !== null && arrived !== here) heading.current?.focus()
    arrived = here
  }, [here])
  return heading
}

export interface PageProps {
  readonly title: string
  /** Stands in for the words of the title, e.g. a name that can be edited; `title` still names the page. */
  readonly heading?: ReactNode
  readonly description?: ReactNode
  /** Beside the title: badges, version. */
  readonly beside?: ReactNode
  /** Buttons at the end of the header. */
  readonly actions?: ReactNode
  readonly breadcrumbs?: readonly Crumb[] | undefined
  /** Below the header: tabs, toolbar. */
  readonly below?: ReactNode
  readonly children: ReactNode
}

/** A place: one h1, which takes the focus when one comes here from another place. */
export function Page({ title, heading, description, beside, actions, breadcrumbs, below, children }: PageProps) {
  const focused = useFocusOnArrival()
  useEffect(() => {
    document.title = `${title} · HALCYON`
  }, [title])
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        {breadcrumbs !== undefined && <Breadcrumbs crumbs={breadcrumbs} />}
        <div className={classes.top}>
          <div className={classes.titles}>
            <h1 ref={focused} tabIndex={-1} className={classes.title}>
              <bdi>{heading ?? title}</bdi>
            </h1>
            {beside}
          </div>
          {actions && <div className={classes.actions}>{actions}</div>}
        </div>
        {description && <div className={classes.description}>{description}</div>}
        {below}
      </header>
      {children}
    </div>
  )
}
