import { HEALTH, OUTCOME, RUN, SEVERITY, unknownMark, VERSION } from './marks.ts'
import { StatusBadge, type StatusBadgeProps } from './status-badge.tsx'
import type { Mark } from './tone.ts'

export interface StateBadgeProps extends Omit<StatusBadgeProps, 'mark'> {
  /** As the API names it; an unknown one is shown by its word. */
  readonly state: string
}

const markIn = (marks: Readonly<Record<string, Mark>>, state: string): Mark =>
  (Object.hasOwn(marks, state) ? marks[state] : undefined) ?? unknownMark(state)

export const HealthBadge = ({ state, ...rest }: StateBadgeProps) => (
  <StatusBadge mark={markIn(HEALTH, state)} {...rest} />
)
export const OutcomeBadge = ({ state, ...rest }: StateBadgeProps) => (
  <StatusBadge mark={markIn(OUTCOME, state)} {...rest} />
)
export const SeverityBadge = ({ state, ...rest }: StateBadgeProps) => (
  <StatusBadge mark={markIn(SEVERITY, state)} {...rest} />
)
export const RunBadge = ({ state, ...rest }: StateBadgeProps) => <StatusBadge mark={markIn(RUN, state)} {...rest} />
export const VersionBadge = ({ state, ...rest }: StateBadgeProps) => (
  <StatusBadge mark={markIn(VERSION, state)} {...rest} />
)
