import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { LiveMark } from '../../features/fleet/index.ts'
import { Link, Page } from '../../ui/index.ts'

interface OverviewPageProps {
  readonly mayCreate: boolean
  readonly children: ReactNode
}

export const OverviewPage = ({ mayCreate, children }: OverviewPageProps) => (
  <Page
    title="Overview"
    beside={<LiveMark />}
    actions={
      mayCreate && (
        <Button component={Link} href="/datasources/new" leftSection={<IconPlus size={16} aria-hidden />}>
          New datasource
        </Button>
      )
    }
  >
    {children}
  </Page>
)
