import { Button } from '@mantine/core'
import { IconAlertOctagonFilled, IconAlertTriangleFilled, IconCircleCheckFilled } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { ApiProblem, rest } from '../../api/index.ts'
import { DownloadButton } from '../../features/pages/download-button.tsx'
import {
  type Column,
  DataTable,
  ErrorState,
  type Mark,
  NoPermission,
  Page,
  RelativeTime,
  StatusBadge,
} from '../../ui/index.ts'
import classes from './doctor.module.css'

interface CheckResult {
  readonly name: string
  readonly state: 'ok' | 'warn' | 'fail'
  readonly detail: string
  readonly action?: string
}
interface Examination {
  readonly at: string
  readonly version: string
  readonly checks: readonly CheckResult[]
}

const MARKS: Readonly<Record<CheckResult['state'], Mark>> = {
  ok: { word: 'Well', tone: 'ok', shape: IconCircleCheckFilled },
  warn: { word: 'Look', tone: 'warn', shape: IconAlertTriangleFilled },
  fail: { word: 'Failed', tone: 'bad', shape: IconAlertOctagonFilled },
}

const COLUMNS: readonly Column<CheckResult>[] = [
  { key: 'name', header: 'Check', width: 140, render: ({ name }) => name },
  { key: 'state', header: 'State', width: 110, render: ({ state }) => <StatusBadge mark={MARKS[state]} /> },
  {
    key: 'detail',
    header: 'Found',
    render: ({ detail, action }) => (
      <div className={classes.finding}>
        <bdi>{detail}</bdi>
        {action !== undefined && <strong>{action}</strong>}
      </div>
    ),
  },
]

/** The installation, checked: what was found, and what to do. */
export default function DoctorScene() {
  const { data, error, isPending, isError, isFetching, refetch } = useQuery({
    queryKey: ['doctor'],
    queryFn: async ({ signal }) => (await rest('/api/v1/doctor', { signal })) as Examination,
  })
  return (
    <Page
      title="Doctor"
      description={
        data === undefined ? (
          'Checks the installation.'
        ) : (
          <>
            Release {data.version}, checked <RelativeTime value={data.at} />.
          </>
        )
      }
      actions={
        <>
          <DownloadButton path="/api/v1/doctor/bundle" name="halcyon-support.json">
            Support bundle
          </DownloadButton>
          <Button loading={isFetching} onClick={() => void refetch()}>
            Check again
          </Button>
        </>
      }
    >
      {error instanceof ApiProblem && error.code === 'forbidden' ? (
        <NoPermission title="You may not examine the installation">Administrators of all of it may.</NoPermission>
      ) : isError ? (
        <ErrorState title="The installation could not be checked" error={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          caption="Checks"
          columns={COLUMNS}
          rows={data?.checks ?? []}
          rowKey={({ name }) => name}
          loading={isPending}
          density="comfortable"
        />
      )}
    </Page>
  )
}
