import { RELATIONSHIP_VERBS } from '@halcyon/domain'
import { type BlockView, type NewEnds, pairingOf, setEnds } from '@halcyon/mapping-editor'
import { SegmentedControl, Select } from '@mantine/core'
import { useActions, useDerived, useEditorStore, useLocked, useView } from '../state/context.ts'
import { capital, wordsOf } from '../state/names.ts'
import classes from './blocks.module.css'
import { fittingVerbs } from './verbs.ts'

/** What a relationship joins, how it is called, and which records meet. */
export function Ends({ block }: { readonly block: BlockView }) {
  const view = useView()
  const store = useEditorStore()
  const { apply } = useActions()
  const locked = useLocked()
  const { ends } = block
  if (ends === null) return null
  const put = (next: NewEnds): void => void apply(setEnds(store.getState().history.document, block.index, next))
  const blocks = view.blocks.filter(({ kind }) => kind === 'alert' || kind === 'entity')
  const labels = [...new Set([ends.from, ends.to, ...blocks.map(({ label }) => label)].filter((label) => label !== ''))]
  const data = labels.map((label) => ({ value: label, label: capital(label) }))
  const roles = RELATIONSHIP_VERBS.find(({ verb }) => verb === block.type)?.roles ?? []
  const fitting = fittingVerbs(view, ends.from, ends.to)
  const verbs = [
    { group: 'Fit these blocks', items: fitting.map(verbItem) },
    {
      group: 'Others',
      items: RELATIONSHIP_VERBS.map(({ verb }) => verb)
        .filter((verb) => !fitting.includes(verb))
        .map(verbItem),
    },
  ].filter(({ items }) => items.length > 0)
  const shared = { size: 'xs' as const, disabled: locked, allowDeselect: false }
  return (
    <div className={classes.block}>
      <div className={classes.options}>
        <Select
          {...shared}
          label="From"
          data={data}
          value={ends.from}
          onChange={(from) => from !== null && put({ from })}
        />
        <Select
          {...shared}
          label="Verb"
          searchable
          data={verbs}
          value={block.type}
          onChange={(type) => type !== null && put({ type, ...(keepsRole(type, ends.role) ? {} : { role: null }) })}
        />
        <Select {...shared} label="To" data={data} value={ends.to} onChange={(to) => to !== null && put({ to })} />
        {roles.length > 0 && (
          <Select
            {...shared}
            label="Role"
            data={[...roles]}
            value={ends.role}
            allowDeselect
            onChange={(role) => put({ role })}
          />
        )}
      </div>
      <PairingChoice block={block} locked={locked} put={put} />
    </div>
  )
}

const verbItem = (verb: string) => ({ value: verb, label: wordsOf(verb) })
const keepsRole = (verb: string, role: string | null): boolean =>
  role === null || RELATIONSHIP_VERBS.some((spec) => spec.verb === verb && spec.roles.includes(role))

interface PairingChoiceProps {
  readonly block: BlockView
  readonly locked: boolean
  readonly put: (ends: NewEnds) => void
}

/** Asked only where there is something to choose: both ends can be several. */
function PairingChoice({ block, locked, put }: PairingChoiceProps) {
  const view = useView()
  const { preview } = useDerived()
  const pairing = preview === null ? null : pairingOf(view, block.index, preview)
  if (pairing === null) return null
  const { sameItem, everyPair, now, warning } = pairing
  const parent = sameItem === null
  if (parent && everyPair <= 1 && warning === null) return null
  return (
    <div className={classes.pairing}>
      {parent ? (
        <span>Every pair: {everyPair} in this sample</span>
      ) : (
        <SegmentedControl
          size="xs"
          aria-label="Which records meet"
          disabled={locked}
          value={now}
          onChange={(pair) => put({ pair: pair === 'same_item' ? 'same_item' : 'every_pair' })}
          data={[
            { value: 'same_item', label: `Same item (${sameItem})` },
            { value: 'every_pair', label: `Every pair (${everyPair})` },
          ]}
        />
      )}
      {warning !== null && <span className={classes.warning}>{warning}</span>}
    </div>
  )
}
