import { Button, Group, Modal, Stack } from '@mantine/core'
import { useRef, useState } from 'react'
import type { Feed } from '../../features/fleet/index.ts'
import { type BulkCommand, COMMANDS, feedsWord, planOf } from './bulk-plan.ts'
import { BulkResult, NotConcerned } from './bulk-rows.tsx'
import classes from './catalog.module.css'
import { type BulkRun, useBulkRun } from './use-bulk-run.ts'

export interface BulkRequest {
  readonly command: BulkCommand
  readonly feeds: readonly Feed[]
}

interface BulkDialogProps {
  readonly request: BulkRequest | null
  readonly onClose: () => void
}

/** Says what will happen to which feeds, does it, and says for each how it went. */
export function BulkDialog({ request, onClose }: BulkDialogProps) {
  const [shown, setShown] = useState(request)
  const run = useBulkRun()
  // The words stay while the dialog fades.
  if (request !== null && request !== shown) setShown(request)
  const title = shown === null ? '' : `${COMMANDS[shown.command].verb} ${feedsWord(shown.feeds.length)}`
  return (
    <Modal
      opened={request !== null}
      onClose={run.running ? () => undefined : onClose}
      withCloseButton={!run.running}
      title={title}
      size="lg"
    >
      {shown !== null && <Summary key={keyOf(shown)} request={shown} run={run} onClose={onClose} />}
    </Modal>
  )
}

const keyOf = ({ command, feeds }: BulkRequest): string => `${command} ${feeds.map(({ id }) => id).join(' ')}`

interface SummaryProps {
  readonly request: BulkRequest
  readonly run: BulkRun
  readonly onClose: () => void
}

function Summary({ request: { command, feeds }, run, onClose }: SummaryProps) {
  // Judged once, by what the reader was shown: the list below may not change under the pointer.
  const [{ will, not }] = useState(() => planOf(command, feeds))
  const [begun, setBegun] = useState(false)
  const { verb, done, danger } = COMMANDS[command]
  const results = begun ? will.map(({ feed }) => run.results.get(feed.id)?.state) : []
  const failed = will.filter(({ feed }) => ['failed', 'not_started'].includes(run.results.get(feed.id)?.state ?? ''))
  const ready = results.filter((state) => state === 'done').length
  // Those that failed come first: among hundreds nobody would find them.
  const listed = run.running || !begun ? will : [...failed, ...will.filter((one) => !failed.includes(one))]
  const status = useRef<HTMLDivElement>(null)
  const begin = (which: readonly Feed[]): void => {
    setBegun(true)
    // The button that was pressed goes away.
    status.current?.focus()
    void run.start(command, which)
  }
  return (
    <Stack gap="lg">
      {will.length > 0 && (
        <section aria-label={`Will be ${done}`}>
          <h3 className={classes.dialogHeading}>
            {begun ? `${verb}: ${feedsWord(will.length)}` : `${feedsWord(will.length)} will be ${done}`}
          </h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <ul className={classes.bulkList} tabIndex={0} aria-label={`Feeds that will be ${done}`}>
            {listed.map(({ feed, effect }) => (
              <BulkResult
                key={feed.id}
                feed={feed}
                effect={effect}
                result={begun ? run.results.get(feed.id) : undefined}
              />
            ))}
          </ul>
        </section>
      )}
      {!begun && <NotConcerned not={not} none={will.length === 0} />}
      <div ref={status} role="status" tabIndex={-1} className={classes.bulkStatus}>
        {begun &&
          (run.running
            ? `${ready} of ${will.length} ${done}…`
            : failed.length === 0
              ? `${feedsWord(ready)} ${done}, none failed.`
              : `${ready} ${done}, ${failed.length} not. Those that were ${done} stay so.`)}
      </div>
      <Group justify="flex-end">
        {begun && run.running && (
          <Button variant="default" onClick={run.stop}>
            Stop after these
          </Button>
        )}
        {!run.running && (
          <Button variant="default" onClick={onClose}>
            {begun ? 'Close' : 'Cancel'}
          </Button>
        )}
        {begun && !run.running && failed.length > 0 && (
          <Button onClick={() => begin(failed.map(({ feed }) => feed))}>Try {feedsWord(failed.length)} again</Button>
        )}
        {!begun && will.length > 0 && (
          <Button color={danger ? 'red' : 'halcyon'} onClick={() => begin(will.map(({ feed }) => feed))}>
            {verb} {feedsWord(will.length)}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
