import { useQuery } from '@tanstack/react-query'
import type { DetailStatusQuery } from '../../../api/generated/graphql.ts'
import {
  Bytes,
  ErrorState,
  formatDuration,
  HEALTH,
  KeyValues,
  LoadingSkeleton,
  type Mark,
  Num,
  RelativeTime,
  RUN,
  Section,
  StatusBadge,
  unknownMark,
} from '../../../ui/index.ts'
import { statusQuery } from '../datasource-query.ts'
import classes from '../detail.module.css'

type Status = DetailStatusQuery['datasource']['runtimeStatus']

const CIRCUIT: Readonly<Record<string, Mark>> = {
  closed: { ...RUN.succeeded, word: 'Closed: it runs' },
  half_open: { ...HEALTH.degraded, word: 'Half open: one attempt is let through' },
  open: { ...HEALTH.failing, word: 'Open: it waits before trying again' },
}

/** What runs, where, and what holds it back. */
export function Runtime({ datasourceId }: { readonly datasourceId: string }) {
  const status = useQuery({ ...statusQuery(datasourceId), refetchInterval: 30_000 })
  return (
    <div className={classes.side}>
      {status.isPending ? (
        <LoadingSkeleton variant="lines" label="Loading the runtime status" />
      ) : status.isError ? (
        <ErrorState
          inline
          title="The runtime status could not be loaded"
          error={status.error}
          onRetry={() => void status.refetch()}
        />
      ) : (
        <>
          <State status={status.data} />
          <Workers workers={status.data.workers} />
          <Checkpoints checkpoints={status.data.checkpoint} />
        </>
      )}
    </div>
  )
}

function State({ status: { circuit, lagSeconds, lastEventAt, throttle } }: { readonly status: Status }) {
  return (
    <Section title="Runtime">
      <KeyValues
        items={[
          ['Circuit', <StatusBadge key="circuit" mark={CIRCUIT[circuit] ?? unknownMark(circuit)} />],
          ['Lag', lagSeconds === null ? null : formatDuration(lagSeconds * 1000)],
          ['Last event', <RelativeTime key="last" value={lastEventAt} none="never" />],
          [
            'Throttle',
            throttle === null ? (
              'none'
            ) : (
              <span key="throttle">
                <Num value={throttle.eventsPerSecond} unit="events/s" />, ends <RelativeTime value={throttle.until} />
              </span>
            ),
          ],
        ]}
      />
    </Section>
  )
}

function Workers({ workers }: Pick<Status, 'workers'>) {
  if (workers.length === 0) {
    return (
      <Section title="Workers">
        <span className={classes.dim}>None runs.</span>
      </Section>
    )
  }
  return (
    <Section title="Workers">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Node</th>
            <th scope="col">State</th>
            <th scope="col">Memory</th>
          </tr>
        </thead>
        <tbody>
          {workers.map(({ node, state, version, since, restarts, memoryBytes }) => (
            <tr key={node}>
              <th scope="row">
                <bdi>{node}</bdi>
                {version !== null && <div className={classes.dim}>v{version}</div>}
              </th>
              <td>
                {state}
                <div className={classes.dim}>
                  <RelativeTime value={since} />
                  {restarts > 0 && `, ${restarts} restarts`}
                </div>
              </td>
              <td>
                <Bytes value={memoryBytes} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function Checkpoints({ checkpoints }: { readonly checkpoints: Status['checkpoint'] }) {
  if (checkpoints.length === 0) return null
  return (
    <Section title="Checkpoint">
      <ul className={classes.list}>
        {checkpoints.map(({ partition, value, updatedAt }) => (
          <li key={partition}>
            {partition !== '' && <strong>{partition} </strong>}
            <code className={classes.mono}>{JSON.stringify(value)}</code>{' '}
            <span className={classes.dim}>
              <RelativeTime value={updatedAt} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
