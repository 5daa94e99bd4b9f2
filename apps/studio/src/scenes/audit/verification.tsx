import { useQuery } from '@tanstack/react-query'
import type { AuditChain } from '../../api/generated/graphql.ts'
import { graphql, request } from '../../api/index.ts'
import { Copyable, ErrorState, LoadingSkeleton, Num, Section } from '../../ui/index.ts'

const VerifyDocument = graphql(`
  query AuditVerification($chain: AuditChain) {
    auditVerification(chain: $chain) {
      ok
      checked
      brokenAt { seq reason }
      head { seq hash }
    }
  }
`)

/** Walks the whole chain, and says where it is broken if it is. */
export function Verification({ chain }: { readonly chain: AuditChain }) {
  const { data, error, isPending, isError, refetch } = useQuery({
    queryKey: ['audit', 'verification', chain],
    queryFn: ({ signal }) => request(VerifyDocument, { chain }, signal),
    staleTime: 0,
  })
  if (isPending) return <LoadingSkeleton variant="lines" count={2} label="Verifying the chain" />
  if (isError)
    return <ErrorState inline title="The chain could not be verified" error={error} onRetry={() => void refetch()} />
  const { ok, checked, brokenAt, head } = data.auditVerification
  return (
    <Section title={ok ? 'Nothing was altered' : 'The chain is broken'}>
      {ok ? (
        <p role="status">
          <Num value={checked} unit="entries" /> checked, each against the one before. The last one’s hash is{' '}
          <Copyable value={head.hash} label="hash" />: keep it elsewhere, and a later check proves that what is here now
          is still here.
        </p>
      ) : (
        <p role="alert">
          After <Num value={checked} unit="entries" />, entry {String(brokenAt?.seq)} does not fit: {brokenAt?.reason}.
          Keep the database as it is, and compare with a backup from before.
        </p>
      )}
    </Section>
  )
}
