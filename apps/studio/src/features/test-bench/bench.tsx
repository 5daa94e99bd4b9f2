import { Button, Checkbox, SegmentedControl } from '@mantine/core'
import { IconPlayerPlay, IconShieldCheck } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { ErrorState, LoadingSkeleton, NeverRun, Section, useKept } from '../../ui/index.ts'
import { NoSamples, type Samples, SamplesDialog, type SamplesTab } from '../samples/index.ts'
import classes from './bench.module.css'
import { Matrix } from './matrix.tsx'
import { RawForm } from './raw-form.tsx'
import type { RawRequest, SubjectKind } from './subject.ts'
import { SubjectDetail } from './subject-detail.tsx'
import { SummaryLine } from './summary-line.tsx'
import { type ReadyDraft, useRun } from './use-run.ts'

export interface BenchProps {
  readonly draft: ReadyDraft
  readonly samples: Samples
  readonly datasource: { readonly mode: string; readonly publishedVersion: number | null }
}

const EMPTY_RAW: RawRequest = { body: '', headers: [['content-type', 'application/json']] }

/** Which subject is looked at is in the address. */
function useShown() {
  const search = useSearch({ strict: false }) as { readonly subject?: unknown }
  const navigate = useNavigate()
  const put = (subject: string): void =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, subject }), replace: true } as never)
  return { shown: typeof search.subject === 'string' ? search.subject : null, put }
}

export function Bench({ draft, samples, datasource }: BenchProps) {
  const kinds = kindsOf(datasource.mode, samples.list.length)
  const [chosen, setKind] = useKept<SubjectKind>(`bench.${draft.datasourceId}.kind`, 'kept')
  const kind = kinds.some(({ value }) => value === chosen) ? chosen : 'kept'
  const [raw, setRaw] = useKept(`bench.${draft.datasourceId}.raw`, EMPTY_RAW)
  const [compare, setCompare] = useState(true)
  const [tab, setTab] = useState<SamplesTab | null>(null)
  const { shown, put } = useShown()
  const run = useRun(draft)
  const published = datasource.publishedVersion
  const ready = kind === 'kept' ? samples.list.length > 0 : kind === 'raw' ? raw.body !== '' : true
  const start = (): void => run.mutate({ kind, samples: samples.list, raw, compare: compare && published !== null })
  const ran = run.data
  const subject = ran?.subjects.find(({ key }) => key === shown) ?? ran?.subjects[0]
  return (
    <div className={classes.bench}>
      <p className={classes.dry}>
        <IconShieldCheck size={16} aria-hidden /> Dry run: nothing is stored.
      </p>
      <div className={classes.controls}>
        <SegmentedControl
          size="xs"
          aria-label="Tested with"
          className={classes.kinds}
          value={kind}
          onChange={(value) => setKind(value as SubjectKind)}
          data={kinds}
        />
        {kind === 'kept' && (
          <Button size="xs" variant="default" onClick={() => setTab(samples.list.length > 0 ? 'kept' : 'generate')}>
            Samples…
          </Button>
        )}
        <Checkbox
          size="xs"
          label={published === null ? 'Nothing is published to compare with' : `Compare with published v${published}`}
          disabled={published === null}
          checked={compare && published !== null}
          onChange={(event) => setCompare(event.currentTarget.checked)}
        />
        <Button
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          disabled={!ready}
          loading={run.isPending}
          onClick={start}
        >
          Run the test
        </Button>
      </div>
      {kind === 'raw' && <RawForm raw={raw} onChange={setRaw} />}
      {kind === 'kept' && samples.list.length === 0 && (
        <NoSamples datasourceId={draft.datasourceId} samples={samples} onTab={setTab} />
      )}
      <div aria-live="polite">
        {run.isPending && <LoadingSkeleton variant="table" count={4} label="Running the test" />}
        {run.isError && <ErrorState title="The test did not run" error={run.error} onRetry={start} />}
        {run.isIdle && ready && (
          <NeverRun
            title="Not tested yet"
            action={
              <Button variant="default" onClick={start}>
                Run the test
              </Button>
            }
          >
            The draft maps each record as production would, and shows what would be written.
          </NeverRun>
        )}
      </div>
      {ran !== undefined && !run.isPending && (
        <>
          <SummaryLine ran={ran} />
          <Section title="Samples and outputs" plain>
            <Matrix ran={ran} mapping={draft.content.mapping} shown={subject?.key} onShow={put} />
          </Section>
          {subject !== undefined && <SubjectDetail key={subject.key} subject={subject} ran={ran} samples={samples} />}
        </>
      )}
      <SamplesDialog datasourceId={draft.datasourceId} samples={samples} tab={tab} onTab={setTab} />
    </div>
  )
}

const kindsOf = (mode: string, kept: number) => [
  { value: 'kept', label: `Kept samples (${kept})` },
  ...(mode === 'pull' ? [{ value: 'fetch', label: 'Fetched now' }] : []),
  { value: 'captured', label: 'Captured' },
  { value: 'generated', label: 'Generated' },
  // A source that is asked sends no requests.
  ...(mode === 'push' ? [{ value: 'raw', label: 'Raw request' }] : []),
]
