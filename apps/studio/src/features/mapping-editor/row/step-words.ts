import { type JsonValue, stringifyJson } from '@halcyon/domain'
import type { PreviewStep, RowPreview, StepView } from '@halcyon/mapping-editor'

const argText = (arg: JsonValue): string => {
  const text = typeof arg === 'string' ? `"${arg}"` : stringifyJson(arg)
  return text.length > 18 ? `${text.slice(0, 17)}…` : text
}

/** What a chip says. */
export function stepWord(step: StepView): string {
  if (step.kind === 'default') return `default ${argText(step.value)}`
  if (step.kind === 'function')
    return step.args.length === 0 ? step.name : `${step.name} ${step.args.map(argText).join(', ')}`
  if (step.kind === 'lookup') return `lookup (${step.table.length})`
  return step.formats.length === 0 ? `as ${step.type}` : `as ${step.type} ${step.formats.join(', ')}`
}

/** The value after each chip: undefined entries did not run, or gave none. */
export function valuesAfter(steps: readonly StepView[], preview: RowPreview | null): readonly (PreviewStep | null)[] {
  if (preview === null) return steps.map(() => null)
  let calls = -1
  return steps.map((step) => {
    if (step.kind === 'function') calls += 1
    const name = step.kind === 'function' ? `then[${calls}]` : step.kind
    return preview.steps.find((each) => each.name === name || each.name.startsWith(`${name} `)) ?? null
  })
}
