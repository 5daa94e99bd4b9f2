/**
 * Owns: how the Studio looks and behaves piece by piece. Knows no API and no scene.
 * Heavy pieces (JsonEditor, DiffView, the guide's Markdown) load when they are first drawn.
 */
export { type Health, WORST_FIRST } from './badge/health.ts'
export { HEALTH, OUTCOME, RUN, SEVERITY, unknownMark, VERSION } from './badge/marks.ts'
export { HealthBadge, OutcomeBadge, RunBadge, SeverityBadge, VersionBadge } from './badge/state-badges.tsx'
export { StatusBadge, type StatusBadgeProps } from './badge/status-badge.tsx'
export type { Mark, Shape, Tone } from './badge/tone.ts'
export { Segments, type SegmentsProps } from './choice/segments.tsx'
export { useShownFirst } from './choice/use-shown-first.ts'
export { ConfirmDialog, type ConfirmDialogProps } from './dialog/confirm-dialog.tsx'
export { type FieldError, FormErrors, type FormErrorsProps } from './dialog/form-errors.tsx'
export { GuidePanel, type GuidePanelProps, GuideText } from './dialog/guide-panel.tsx'
export { DiffView } from './json/diff-view.tsx'
export type { DiffViewProps } from './json/diff-view-props.ts'
export { JsonEditor } from './json/json-editor.tsx'
export type { JsonEditorProps } from './json/json-editor-props.ts'
export { JsonView, type JsonViewProps } from './json/json-view.tsx'
export { Link, type LinkProps, useGo } from './link.tsx'
export { MenuButton, type MenuButtonProps } from './menu-button.tsx'
export type { Crumb } from './page/breadcrumbs.tsx'
export { Page, type PageProps } from './page/page.tsx'
export { SearchInput, type SearchInputProps } from './page/search-input.tsx'
export { Section, type SectionProps } from './page/section.tsx'
export { Toolbar, type ToolbarProps } from './page/toolbar.tsx'
export { saveFile } from './save-file.ts'
export { ErrorState, type ErrorStateProps } from './state/error-state.tsx'
export { LoadingSkeleton, type LoadingSkeletonProps } from './state/loading-skeleton.tsx'
export { EmptyState, NeverRun, NoMatch, NoPermission, Waiting } from './state/notice.tsx'
export { type ProblemPart, type ProblemView, readProblem } from './state/problem.ts'
export { StaleNotice, type StaleNoticeProps } from './state/stale-notice.tsx'
export type { Column, Selection, Sort } from './table/columns.ts'
export { DataTable, type DataTableProps } from './table/data-table.tsx'
export { type Density, useDensity } from './table/density.ts'
export { cssVariablesResolver, theme } from './theme.ts'
export { notifyDone, notifyFailed, Toasts } from './toast.tsx'
export { useKept } from './use-kept.ts'
export { useClock } from './value/clock.ts'
export { Code, CodeBlock } from './value/code.tsx'
export { copyText } from './value/copy-text.ts'
export { Copyable, CopyButton } from './value/copyable.tsx'
export {
  compactNumber,
  formatAge,
  formatBytes,
  formatDuration,
  formatExactTime,
  formatNumber,
  NONE,
  timeOf,
} from './value/format.ts'
export { KeyValues } from './value/key-values.tsx'
export { Bytes, Duration, Num } from './value/num.tsx'
export { ExactTime, RelativeTime } from './value/relative-time.tsx'
export { Sparkline, type SparklineProps } from './value/sparkline.tsx'
