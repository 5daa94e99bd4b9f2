import { Link, NoMatch, Page } from '../ui/index.ts'

/** An address that leads to no page. */
export function NotFound() {
  return (
    <Page title="No such page">
      <NoMatch title="This address leads nowhere" action={<Link href="/datasources">Go to the catalog</Link>}>
        It may have been cut off when it was copied. Ctrl K finds datasources and pages by name.
      </NoMatch>
    </Page>
  )
}
