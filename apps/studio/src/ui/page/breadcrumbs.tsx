import { Link } from '../link.tsx'
import classes from './page.module.css'

export interface Crumb {
  readonly label: string
  readonly href: string
}

/** The places above this one. */
export function Breadcrumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb">
      <ol className={classes.crumbs}>
        {crumbs.map(({ label, href }) => (
          <li key={href}>
            <Link href={href}>
              <bdi>{label}</bdi>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
