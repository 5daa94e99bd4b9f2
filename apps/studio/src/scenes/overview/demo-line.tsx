import { lazy, Suspense } from 'react'
import { useMay } from '../../features/me/use-me.ts'
import { ErrorState, Link, Num, RelativeTime } from '../../ui/index.ts'
import { useDemo } from './demo.ts'
import classes from './overview.module.css'

// Its dialog is no part of the first page.
const DemoButtons = lazy(() => import('./demo-buttons.tsx'))

/** That the demo is there, what it has sent, and what can be done with it. Nothing shown when it is not. */
export function DemoLine() {
  const { data, error, isError, refetch } = useDemo()
  const may = useMay('demo.manage')
  if (isError && data === undefined)
    return <ErrorState inline title="The demo could not be read" error={error} onRetry={() => void refetch()} />
  if (data === undefined || data.state === 'absent') return null
  return (
    <section aria-label="Demo" className={classes.demo}>
      <div className={classes.demoWords}>
        {data.state === 'running' ? 'The demo is running' : 'The demo is stopped'}: <Num value={data.eventsSent} />{' '}
        events sent
        {data.endsAt !== null && (
          <span className={classes.dim}>
            {' '}
            · it stops by itself <RelativeTime value={data.endsAt} />
          </span>
        )}
        <div className={classes.demoFeeds}>
          {data.feeds.map(({ id, name }) => (
            <Link key={id} href={`/datasources/${id}`}>
              <bdi>{name}</bdi>
            </Link>
          ))}
        </div>
        {data.trouble !== null && <div className={classes.bad}>{data.trouble}</div>}
      </div>
      {may && (
        <Suspense>
          <DemoButtons demo={data} />
        </Suspense>
      )}
    </section>
  )
}
