import { Skeleton } from '@mantine/core'
import classes from './state.module.css'

export interface LoadingSkeletonProps {
  readonly variant?: 'table' | 'cards' | 'detail' | 'lines' | undefined
  /** Rows or cards drawn. */
  readonly count?: number | undefined
  /** What is on its way, for a screen reader. */
  readonly label?: string | undefined
}

/** The shape of what is coming, in the room it will take. */
export function LoadingSkeleton({ variant = 'table', count = 8, label = 'Loading' }: LoadingSkeletonProps) {
  return (
    <div role="status" aria-label={label} aria-busy>
      {variant === 'detail' ? <Detail /> : <Repeated variant={variant} count={count} />}
    </div>
  )
}

const HEIGHT = { table: 12, cards: 128, lines: 16 }

function Repeated({ variant, count }: { readonly variant: keyof typeof HEIGHT; readonly count: number }) {
  return (
    <div className={classes[variant]}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: alike and still
        <div key={index}>
          <Skeleton height={HEIGHT[variant]} width={variant === 'cards' ? '100%' : `${60 + ((index * 17) % 40)}%`} />
        </div>
      ))}
    </div>
  )
}

function Detail() {
  return (
    <div className={classes.detail}>
      <Skeleton height={28} width="40%" />
      <div className={classes.cards}>
        <Skeleton height={96} />
        <Skeleton height={96} />
        <Skeleton height={96} />
      </div>
      <Skeleton height={240} />
    </div>
  )
}
