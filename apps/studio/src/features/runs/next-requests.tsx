import { CodeBlock } from '../../ui/index.ts'
import classes from './runs.module.css'

interface NextRequestsProps {
  readonly requests: readonly { readonly partition: string; readonly words: string; readonly request?: string | null }[]
}

/** What the next run asks first: in words, and as the protocol has it. */
export const NextRequests = ({ requests }: NextRequestsProps) => (
  <ul className={classes.plan}>
    {requests.map(({ partition, words, request }) => (
      <li key={partition}>
        {partition === '' ? '' : `${partition}: `}
        {words}
        {request != null && <CodeBlock label="Request">{request}</CodeBlock>}
      </li>
    ))}
  </ul>
)
