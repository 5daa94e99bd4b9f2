import { JsonView } from '../../ui/index.ts'
import classes from './bench.module.css'
import type { TestItem } from './queries.ts'
import { type Compared, recordOf } from './result.ts'

export interface RecordsProps {
  readonly item: Compared
  readonly compared: boolean
}

/** What would be written, the draft's beside the published version's. */
export function Records({ item, compared }: RecordsProps) {
  return (
    <div className={classes.sides} data-two={(compared && item.published !== null) || undefined}>
      {compared && item.published !== null && <Side title="Published" item={item.published} />}
      <Side title="Draft" item={item.draft} />
    </div>
  )
}

function Side({ title, item }: { readonly title: string; readonly item: TestItem }) {
  const groups = { Alerts: item.alerts, Entities: item.entities, Relationships: item.relationships }
  const none = Object.values(groups).every((texts) => texts.length === 0)
  return (
    <section aria-label={title}>
      <h3 className={classes.sideTitle}>{title}</h3>
      {none && <p className={classes.note}>Nothing would be written: the record is {item.outcome}.</p>}
      {Object.entries(groups).map(
        ([group, texts]) =>
          texts.length > 0 && (
            <div key={group} className={classes.group}>
              <h4 className={classes.groupTitle}>
                {group} <span className={classes.dim}>{texts.length}</span>
              </h4>
              <JsonView value={texts.map(recordOf)} label={`${title}: ${group}`} openDepth={2} maxHeight={420} />
            </div>
          ),
      )}
    </section>
  )
}
