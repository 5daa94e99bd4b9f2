import { IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { LinkButton, LiveMark } from '../../features/fleet/index.ts'
import { Page } from '../../ui/index.ts'

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
        <LinkButton href="/datasources/new" icon={<IconPlus size={16} aria-hidden />}>
          New datasource
        </LinkButton>
      )
    }
  >
    {children}
  </Page>
)
