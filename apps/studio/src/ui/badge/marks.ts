import {
  IconAlertOctagonFilled,
  IconAlertTriangleFilled,
  IconAntennaBarsOff,
  IconArchive,
  IconBan,
  IconBiohazard,
  IconCheck,
  IconChevronDown,
  IconChevronsUp,
  IconChevronUp,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleX,
  IconClock,
  IconCopy,
  IconEqual,
  IconFilter,
  IconGitPullRequest,
  IconHelpCircle,
  IconInfoCircle,
  IconPencil,
  IconPlayerPauseFilled,
  IconPlayerStopFilled,
  IconProgress,
} from '@tabler/icons-react'
import type { Health } from './health.ts'
import type { Mark, Shape, Tone } from './tone.ts'

const mark = (word: string, tone: Tone, shape: Shape): Mark => ({ word, tone, shape })

export const HEALTH: Readonly<Record<Health, Mark>> = {
  unpublished: mark('Unpublished', 'idle', IconCircleDashed),
  starting: mark('Starting', 'busy', IconProgress),
  healthy: mark('Healthy', 'ok', IconCircleCheckFilled),
  degraded: mark('Degraded', 'warn', IconAlertTriangleFilled),
  failing: mark('Failing', 'bad', IconAlertOctagonFilled),
  silent: mark('Silent', 'warn', IconAntennaBarsOff),
  paused: mark('Paused', 'idle', IconPlayerPauseFilled),
  quarantined: mark('Quarantined', 'bad', IconBiohazard),
  stopped: mark('Stopped', 'idle', IconPlayerStopFilled),
}

export type OutcomeState = 'pending' | 'mapped' | 'filtered' | 'duplicate' | 'rejected'

export const OUTCOME: Readonly<Record<OutcomeState, Mark>> = {
  pending: mark('Pending', 'busy', IconClock),
  mapped: mark('Mapped', 'ok', IconCheck),
  filtered: mark('Filtered', 'idle', IconFilter),
  duplicate: mark('Duplicate', 'idle', IconCopy),
  rejected: mark('Rejected', 'bad', IconCircleX),
}

export type SeverityLevel = 'critical' | 'high' | 'medium' | 'low' | 'info' | 'unknown'

export const SEVERITY: Readonly<Record<SeverityLevel, Mark>> = {
  critical: mark('Critical', 'alarm', IconChevronsUp),
  high: mark('High', 'bad', IconChevronUp),
  medium: mark('Medium', 'warn', IconEqual),
  low: mark('Low', 'idle', IconChevronDown),
  info: mark('Info', 'idle', IconInfoCircle),
  unknown: mark('Unknown', 'idle', IconHelpCircle),
}

export type RunProgress = 'queued' | 'running' | 'paused' | 'succeeded' | 'failed' | 'cancelled'

export const RUN: Readonly<Record<RunProgress, Mark>> = {
  queued: mark('Queued', 'idle', IconClock),
  running: mark('Running', 'busy', IconProgress),
  paused: mark('Paused', 'idle', IconPlayerPauseFilled),
  succeeded: mark('Succeeded', 'ok', IconCheck),
  failed: mark('Failed', 'bad', IconCircleX),
  cancelled: mark('Cancelled', 'idle', IconBan),
}

export type VersionStage = 'draft' | 'in_review' | 'published' | 'superseded' | 'rejected'

export const VERSION: Readonly<Record<VersionStage, Mark>> = {
  draft: mark('Draft', 'busy', IconPencil),
  in_review: mark('In review', 'busy', IconGitPullRequest),
  published: mark('Published', 'ok', IconCircleCheckFilled),
  superseded: mark('Superseded', 'idle', IconArchive),
  rejected: mark('Rejected', 'bad', IconCircleX),
}

/** A state the server has and this table has not yet: its word, without a judgement. */
export const unknownMark = (state: string): Mark =>
  mark(state.charAt(0).toUpperCase() + state.slice(1).replaceAll('_', ' '), 'idle', IconHelpCircle)
