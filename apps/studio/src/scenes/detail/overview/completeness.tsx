import { IconAlertTriangleFilled, IconCircleCheckFilled } from '@tabler/icons-react'
import { addressOf } from '../../../features/events/address.ts'
import { formatNumber, Link, Num } from '../../../ui/index.ts'
import classes from '../detail.module.css'
import { missingOf, type Sums } from './metrics.ts'

interface CompletenessProps {
  readonly datasourceId: string
  readonly sums: Sums
  /** RFC 3339. */
  readonly from: string
  readonly to: string
}

const PARTS = ['mapped', 'filtered', 'duplicate', 'rejected', 'pending'] as const

/** Every record received has one outcome: the sum says so, and each number leads to the events behind it. */
export function Completeness({ datasourceId, sums, from, to }: CompletenessProps) {
  const href = (outcome: string | null): string =>
    addressOf(`/datasources/${datasourceId}`, { tab: 'events', outcome, from, to })
  return (
    <ul className={classes.sum} aria-label="What became of the records received">
      <Part sign="" label="received" value={sums.received} href={href(null)} />
      {PARTS.map((part, index) => (
        <Part key={part} sign={index === 0 ? '=' : '+'} label={part} value={sums[part]} href={href(part)} />
      ))}
      <Balance missing={missingOf(sums)} />
    </ul>
  )
}

interface PartProps {
  readonly sign: string
  readonly label: string
  readonly value: number
  readonly href: string
}

function Part({ sign, label, value, href }: PartProps) {
  return (
    <li className={classes.sumPart}>
      {sign !== '' && (
        <span className={classes.sumSign} aria-hidden>
          {sign}
        </span>
      )}
      <div className={classes.sumNumber}>
        <span className={classes.sumLabel}>{label}</span>
        <strong>
          {value === 0 ? (
            <Num value={0} />
          ) : (
            <Link href={href} aria-label={`${formatNumber(value)} ${label}: show the events`}>
              <Num value={value} />
            </Link>
          )}
        </strong>
      </div>
    </li>
  )
}

function Balance({ missing }: { readonly missing: number }) {
  return (
    <li className={classes.balance}>
      {missing === 0 ? (
        <>
          <IconCircleCheckFilled size={16} aria-hidden color="var(--ui-ok)" /> Every record is accounted for
        </>
      ) : (
        <>
          <IconAlertTriangleFilled size={16} aria-hidden color="var(--ui-warn)" /> <Num value={missing} /> still being
          counted
        </>
      )}
    </li>
  )
}
