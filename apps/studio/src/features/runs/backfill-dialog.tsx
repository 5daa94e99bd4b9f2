import { Button, Checkbox, Group, Modal, NativeSelect, NumberInput, Radio, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { BackfillInput } from '../../api/generated/graphql.ts'
import { request } from '../../api/index.ts'
import { ErrorState } from '../../ui/index.ts'
import { BackfillPlanText } from './backfill-plan.tsx'
import { RunsBackfill, RunsPlan } from './documents.ts'
import classes from './runs.module.css'

interface BackfillDialogProps {
  readonly datasource: { readonly id: string; readonly publishedVersion?: number | null }
  readonly sources: readonly string[]
  readonly onClose: () => void
  readonly onBegun: (run: string) => void
}

const DAY_MS = 86_400_000
/** A time as an input of the browser's own zone has it. */
const localOf = (at: number): string => {
  const zone = new Date(at).getTimezoneOffset() * 60_000
  return new Date(at - zone).toISOString().slice(0, 16)
}
const isoOf = (local: string): string | null => {
  const at = Date.parse(local)
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

/** Asks which span is read again, and says what that will do before it does it. */
export function BackfillDialog({ datasource, sources, onClose, onBegun }: BackfillDialogProps) {
  const published = datasource.publishedVersion ?? 1
  const [source, setSource] = useState(sources[0] ?? 'captured')
  const [from, setFrom] = useState(() => localOf(Date.now() - DAY_MS))
  const [to, setTo] = useState(() => localOf(Date.now()))
  const [version, setVersion] = useState(published)
  const [rate, setRate] = useState<number | string>(source === 'source' ? 100 : '')
  const [dry, setDry] = useState(false)
  const [begin, end] = [isoOf(from), isoOf(to)]
  const wrong =
    begin === null || end === null ? 'Give both times.' : begin >= end ? 'It must be after the beginning.' : null
  const captured = source === 'captured'
  const input: BackfillInput = {
    source,
    from: begin ?? '',
    to: end ?? '',
    ...(captured && version !== published ? { version } : {}),
    ...(typeof rate === 'number' ? { eventsPerSecond: rate } : {}),
  }
  const plan = useQuery({
    queryKey: ['backfill-plan', datasource.id, input],
    queryFn: async ({ signal }) =>
      (await request(RunsPlan, { id: datasource.id, input }, signal)).datasource.backfillPlan,
    enabled: wrong === null,
    staleTime: 0,
  })
  const client = useQueryClient()
  const start = useMutation({
    mutationFn: () =>
      request(RunsBackfill, { id: datasource.id, input: { ...input, ...(captured && dry ? { dryRun: true } : {}) } }),
    onSuccess: async ({ startBackfill }) => {
      onBegun(startBackfill.runId)
      onClose()
      await client.invalidateQueries({ queryKey: ['runs', datasource.id] })
    },
  })
  const empty = captured && plan.data?.events === 0
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (wrong === null && !start.isPending && !empty) start.mutate()
  }
  return (
    <Modal opened onClose={onClose} title="Read a span of time again" size="lg">
      <form onSubmit={submit}>
        <Stack gap="md">
          {sources.length > 1 && (
            <Radio.Group label="From" value={source} onChange={setSource}>
              <Stack gap={4} mt={4}>
                <Radio
                  value="source"
                  label="The source: it is asked for this time again. What is known stays as it is."
                />
                <Radio
                  value="captured"
                  label="Captured events: what was received then is mapped again. The new outcome takes the place of the old one."
                />
              </Stack>
            </Radio.Group>
          )}
          <Group gap="md" align="flex-start" className={classes.span}>
            <TextInput
              type="datetime-local"
              label={captured ? 'Received from' : 'From'}
              value={from}
              onChange={(event) => setFrom(event.currentTarget.value)}
              required
              data-autofocus
            />
            <TextInput
              type="datetime-local"
              label="To"
              value={to}
              error={wrong}
              onChange={(event) => setTo(event.currentTarget.value)}
              required
            />
          </Group>
          {captured && (
            <NativeSelect
              label="Version"
              description="The one that maps."
              value={String(version)}
              data={Array.from({ length: Math.min(50, published) }, (_, index) => {
                const number = published - index
                return { value: String(number), label: index === 0 ? `v${number}, published` : `v${number}` }
              })}
              onChange={(event) => setVersion(Number(event.currentTarget.value))}
            />
          )}
          <NumberInput
            label="Records a second"
            description="At most, so that the live feed and the source are not slowed; empty = as fast as the feed may."
            value={rate}
            onChange={setRate}
            min={1}
            max={1_000_000}
            allowDecimal={false}
          />
          {captured && (
            <Checkbox
              label="Only try it: nothing is written, the outcomes are counted"
              checked={dry}
              onChange={(event) => setDry(event.currentTarget.checked)}
            />
          )}
          {wrong === null && <BackfillPlanText query={plan} />}
          {start.isError && <ErrorState inline title="The backfill could not begin" error={start.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={start.isPending} disabled={wrong !== null || empty || plan.isError}>
              {captured && dry ? 'Try it' : 'Begin'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
