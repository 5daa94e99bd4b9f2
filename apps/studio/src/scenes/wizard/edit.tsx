import { Button } from '@mantine/core'
import { useParams, useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { type Draft, DraftNotices, DraftStatus, STEPS, type Step, useDraft } from '../../features/draft/index.ts'
import { EmptyState, ErrorState, Link, LoadingSkeleton, Page, useGo } from '../../ui/index.ts'
import { BasicsStep } from './basics-step.tsx'
import { nextPlace, stepHref } from './place-of.ts'
import { StepButtons } from './step-buttons.tsx'
import { STEP_TITLE, StepList } from './step-list.tsx'
import classes from './wizard.module.css'

const ConnectionStep = lazy(() => import('./connection-step.tsx'))
const MappingStep = lazy(() => import('../../features/mapping-editor/index.tsx'))
const TestBench = lazy(() => import('../../features/test-bench/index.tsx'))
const SummaryStep = lazy(() => import('./summary-step.tsx'))

/** In place of a step: wherever something is missing. */
const NEXT = 'next'

const isStep = (step: string | undefined): step is Step => STEPS.some((known) => known === step)

/** A datasource's draft, step by step: the same forms for a new one and an old one. */
export default function EditPage() {
  const { id = '', step } = useParams({ strict: false })
  const go = useGo()
  const draft = useDraft(id)
  const ready = draft.status === 'ready' ? draft : null
  const known = isStep(step) ? step : null
  const name = ready?.datasource.name
  const next = step === NEXT
  const title = next ? 'Draft' : known === null ? 'No such step' : STEP_TITLE[known]
  // One page throughout, whatever the draft's state: its heading keeps the focus that arriving gave it.
  return (
    <Page
      title={name === undefined ? title : `${title} of ${name}`}
      heading={title}
      beside={ready !== null && <DraftStatus draft={ready} />}
      actions={
        <Button variant="default" onClick={() => go(`/datasources/${id}`)}>
          Close
        </Button>
      }
      breadcrumbs={[
        { label: 'Catalog', href: '/datasources' },
        ...(name === undefined ? [] : [{ label: name, href: `/datasources/${id}` }]),
      ]}
      below={ready !== null && <StepList draft={ready} current={known} />}
    >
      {known === null && !next ? (
        <EmptyState
          title="There is no such step"
          action={<Link href={stepHref(id, 'basics')}>Begin with the basics</Link>}
        />
      ) : draft.status === 'pending' ? (
        <LoadingSkeleton variant="detail" label="Loading the draft" />
      ) : draft.status === 'error' ? (
        <ErrorState title="The draft could not be loaded" error={draft.error} onRetry={draft.retry} />
      ) : known === null ? (
        <GoOn draft={draft} />
      ) : (
        <Loaded draft={draft} step={known} />
      )}
    </Page>
  )
}

/** Goes where the draft lacks something; Back does not come here again. */
function GoOn({ draft: { datasourceId, validation } }: { readonly draft: Draft }) {
  const { history } = useRouter()
  const place = nextPlace(datasourceId, validation)
  useEffect(() => history.replace(place), [history, place])
  return <LoadingSkeleton variant="detail" label="Loading the draft" />
}

function Loaded({ draft, step }: { readonly draft: Draft; readonly step: Step }) {
  const { datasourceId, saveNow } = draft
  // Whoever leaves a step leaves nothing behind in it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at every change of step
  useEffect(() => () => void saveNow(), [step, saveNow])
  return (
    <div className={classes.stack}>
      <DraftNotices draft={draft} />
      <Suspense key={step} fallback={<LoadingSkeleton variant="detail" label="Loading the step" />}>
        <StepBody draft={draft} step={step} />
      </Suspense>
      {step !== 'connection' && <StepButtons datasourceId={datasourceId} step={step} />}
    </div>
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
