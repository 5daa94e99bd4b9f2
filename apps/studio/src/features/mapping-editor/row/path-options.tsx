import type { PathOption } from '@halcyon/mapping-editor'
import { Combobox } from '@mantine/core'
import { TYPE_WORDS } from '../tree/marks.ts'
import classes from './row.module.css'

export interface PathOptionsProps {
  readonly options: readonly PathOption[]
  readonly typed: string
  readonly hasFields: boolean
}

/** Fields with a value each, so that one recognises what one looks for. */
export function PathOptions({ options, typed, hasFields }: PathOptionsProps) {
  return (
    <Combobox.Options aria-label="Fields" mah={320} className={classes.options}>
      {options.length === 0 && (
        <Combobox.Empty>
          {!hasFields && 'Without a sample there are no fields to choose: type a path, as $.user.email'}
          {hasFields && typed.startsWith('$') && 'No sample has it. Enter takes the path as it is.'}
          {hasFields && !typed.startsWith('$') && 'No field is called so. A path begins with $'}
        </Combobox.Empty>
      )}
      {options.map((option) => (
        <Combobox.Option key={option.absolute} value={option.absolute} className={classes.option}>
          <bdi className={classes.optionPath}>{option.path}</bdi>
          <span className={classes.optionType}>
            {option.many ? 'several · ' : ''}
            {option.node.types.map((type) => TYPE_WORDS[type]).join('|')}
          </span>
          <bdi className={classes.optionValue}>{option.node.examples[0]?.text ?? ''}</bdi>
        </Combobox.Option>
      ))}
    </Combobox.Options>
  )
}
