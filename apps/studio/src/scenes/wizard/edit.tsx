import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { type Draft, DraftNotices, DraftStatus, STEPS, type Step, useDraft } from '../../features/draft/index.ts'
import { EmptyState, ErrorState, Link, LoadingSkeleton, Page, useGo } from '../../ui/index.ts'
import { BasicsStep } from './basics-step.tsx'
import { StepButtons } from './step-buttons.tsx'
import { STEP_TITLE, StepList, stepHref } from './step-list.tsx'
import classes from './wizard.module.css'

const ConnectionStep = lazy(() => import('./connection-step.tsx'))
const MappingStep = lazy(() => import('../../features/mapping-editor/index.tsx'))
const TestBench = lazy(() => import('../../features/test-bench/index.tsx'))
const SummaryStep = lazy(() => import('./summary-step.tsx'))

const isStep = (step: string | undefined): step is Step => STEPS.some((known) => known === step)

/** A datasource's draft, step by step: the same forms for a new one and an old one. */
export default function EditPage() {
  const { id = '', step } = useParams({ strict: false })
  const draft = useDraft(id)
  const crumbs = [{ label: 'Datasources', href: '/datasources' }]
  if (!isStep(step)) {
    return (
      <Page title="No such step" breadcrumbs={crumbs}>
        <EmptyState
          title="There is no such step"
          action={<Link href={stepHref(id, 'basics')}>Begin with the basics</Link>}
        />
      </Page>
    )
  }
  if (draft.status === 'pending') {
    return (
      <Page title={STEP_TITLE[step]} breadcrumbs={crumbs}>
        <LoadingSkeleton variant="detail" label="Loading the draft" />
      </Page>
    )
  }
  if (draft.status === 'error') {
    return (
      <Page title={STEP_TITLE[step]} breadcrumbs={crumbs}>
        <ErrorState title="The draft could not be loaded" error={draft.error} onRetry={draft.retry} />
      </Page>
    )
  }
  return <Loaded draft={draft} step={step} />
}

function Loaded({ draft, step }: { readonly draft: Draft; readonly step: Step }) {
  const go = useGo()
  const { datasourceId, datasource } = draft
  const { saveNow } = draft
  // Whoever leaves a step leaves nothing behind in it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at every change of step
  useEffect(() => () => void saveNow(), [step, saveNow])
  return (
    <Page
      title={`${STEP_TITLE[step]} of ${datasource.name}`}
      heading={STEP_TITLE[step]}
      beside={<DraftStatus draft={draft} />}
      actions={
        <Button variant="default" onClick={() => go(`/datasources/${datasourceId}`)}>
          Close
        </Button>
      }
      breadcrumbs={[
        { label: 'Datasources', href: '/datasources' },
        { label: datasource.name, href: `/datasources/${datasourceId}` },
      ]}
      below={<StepList draft={draft} current={step} />}
    >
      <div className={classes.stack}>
        <DraftNotices draft={draft} />
        <Suspense key={step} fallback={<LoadingSkeleton variant="detail" label="Loading the step" />}>
          <StepBody draft={draft} step={step} />
        </Suspense>
        {step !== 'connection' && <StepButtons datasourceId={datasourceId} step={step} />}
      </div>
    </Page>
  )
}

function StepBody({ draft, step }: { readonly draft: Draft; readonly step: Step }) {
  switch (step) {
    case 'basics':
      return <BasicsStep draft={draft} />
    case 'connection':
      return <ConnectionStep draft={draft} />
    case 'mapping':
      return <MappingStep datasourceId={draft.datasourceId} />
    case 'test':
      return <TestBench datasourceId={draft.datasourceId} />
    case 'summary':
      return <SummaryStep draft={draft} />
  }
}
