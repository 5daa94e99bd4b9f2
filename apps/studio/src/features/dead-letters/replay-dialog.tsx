import { Checkbox, NativeSelect, Stack } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog, formatNumber } from '../../ui/index.ts'
import { countOf, isNarrowed, type ReplayTarget } from './dead-letter.ts'
import classes from './dead-letters.module.css'

interface ReplayDialogProps {
  readonly target: ReplayTarget | null
  readonly publishedVersion: number
  readonly onClose: () => void
  readonly onReplay: (target: ReplayTarget, version: number | null, dryRun: boolean) => Promise<void>
}

const letters = (count: number): string => `${formatNumber(count)} dead ${count === 1 ? 'letter' : 'letters'}`

/** Says how many are mapped again and with which version, before they are. */
export function ReplayDialog({ target, publishedVersion, onClose, onReplay }: ReplayDialogProps) {
  const [version, setVersion] = useState(publishedVersion)
  const [dry, setDry] = useState(false)
  if (target === null) return null
  const count = countOf(target)
  const which = {
    ids: 'those you selected',
    all: 'all that are open',
    filter:
      target.kind === 'filter' && isNarrowed(target.choice) ? 'the open ones the filters find' : 'all that are open',
  }[target.kind]
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Replay ${letters(count)}?`}
      confirmLabel={dry ? 'Try it' : 'Replay'}
      onConfirm={() => onReplay(target, version === publishedVersion ? null : version, dry)}
    >
      <p className={classes.first}>
        {formatNumber(count)}, {which}, {count === 1 ? 'is' : 'are'} mapped again with v{version}
        {version === publishedVersion ? ', the published version' : ''}. What maps now is written; what does not stays
        open with its new errors.
      </p>
      <Stack gap="md">
        <NativeSelect
          label="Version"
          description="Published, or published before."
          value={String(version)}
          data={Array.from({ length: Math.min(50, publishedVersion) }, (_, index) => {
            const number = publishedVersion - index
            return { value: String(number), label: index === 0 ? `v${number}, published` : `v${number}` }
          })}
          onChange={(event) => setVersion(Number(event.currentTarget.value))}
        />
        <Checkbox
          label="Only try it: nothing is written, the outcomes are counted"
          checked={dry}
          onChange={(event) => setDry(event.currentTarget.checked)}
        />
      </Stack>
    </ConfirmDialog>
  )
}
