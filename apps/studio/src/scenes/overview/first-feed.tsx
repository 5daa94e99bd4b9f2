import { useQuery } from '@tanstack/react-query'
import type { OverviewPresetsQuery } from '../../api/generated/graphql.ts'
import { graphql, request } from '../../api/index.ts'
import { LinkButton } from '../../features/fleet/index.ts'
import { useMay } from '../../features/me/use-me.ts'
import { EmptyState, ErrorState, Link, LoadingSkeleton, Section } from '../../ui/index.ts'
import { useDemo } from './demo.ts'
import { FillButton } from './fill-button.tsx'
import classes from './overview.module.css'

const PresetsDocument = graphql(`
  query OverviewPresets {
    connectorTypes { type title description mode secretsSchema presets { name title requiredSecrets } }
  }
`)

interface FirstFeedProps {
  readonly mayCreate: boolean
  /** It is known who looks, so that "you may not" is true. */
  readonly known: boolean
}

/** An empty product: what to do next. */
export function FirstFeed({ mayCreate, known }: FirstFeedProps) {
  const mayFill = useMay('demo.manage')
  const demo = useDemo()
  if (!mayCreate)
    return (
      <EmptyState title="There are no datasources yet">
        {known && 'An editor or an administrator can create the first one. It appears here at once.'}
      </EmptyState>
    )
  return (
    <>
      <EmptyState
        title="Create your first datasource"
        action={
          <>
            <LinkButton href="/datasources/new">Create a datasource</LinkButton>
            {mayFill && demo.data?.state === 'absent' && <FillButton />}
          </>
        }
      >
        A datasource receives security events, maps them, and keeps what they say. Start from a preset below, or from a
        connector alone.
        {mayFill && ' The demo makes three that receive realistic events, and takes them away again when you say so.'}
      </EmptyState>
      <Presets />
    </>
  )
}

type PresetsType = OverviewPresetsQuery['connectorTypes'][number]

/** What a person has still to enter, in the words of the form the card leads to. */
function needs({ mode, secretsSchema }: PresetsType, secrets: readonly string[]): string {
  const { properties = {} } = secretsSchema as { readonly properties?: Readonly<Record<string, { title?: string }>> }
  const titles = secrets.map((name) => (properties[name]?.title ?? name).toLowerCase())
  const parts = [mode === 'pull' && 'where it is', titles.length > 0 && `as a secret its ${titles.join(' and ')}`]
  const named = parts.filter((part) => part !== false)
  return named.length === 0 ? 'You enter nothing more.' : `You enter ${named.join(', and ')}.`
}

function Presets() {
  const { data, error, isPending, isError, refetch } = useQuery({
    queryKey: ['overview', 'presets'],
    queryFn: async ({ signal }) => (await request(PresetsDocument, {}, signal)).connectorTypes,
    staleTime: 300_000,
  })
  if (isPending) return <LoadingSkeleton variant="cards" count={6} label="Loading presets" />
  if (isError)
    return <ErrorState title="The presets could not be loaded" error={error} onRetry={() => void refetch()} />
  const withPresets = data.filter(({ presets }) => presets.length > 0)
  return (
    <>
      {withPresets.map((type) => (
        <Section key={type.type} title={`For a product, by ${type.title}`} description={type.description} plain>
          <ul className={classes.cards}>
            {type.presets.map(({ name, title, requiredSecrets }) => (
              <Card
                key={name}
                href={`/datasources/new?type=${type.type}&preset=${name}`}
                title={title}
                text={needs(type, requiredSecrets)}
              />
            ))}
          </ul>
        </Section>
      ))}
      <AllTypes types={data} />
    </>
  )
}

const AllTypes = ({ types }: { readonly types: OverviewPresetsQuery['connectorTypes'] }) => (
  <Section title="By connector" plain>
    <ul className={classes.cards}>
      {types.map(({ type, title, description }) => (
        <Card key={type} href={`/datasources/new?type=${type}`} title={title} text={description} />
      ))}
    </ul>
  </Section>
)

interface CardProps {
  readonly href: string
  readonly title: string
  readonly text: string
}

const Card = ({ href, title, text }: CardProps) => (
  <li>
    <Link href={href} className={classes.card}>
      <strong>{title}</strong>
      <span className={classes.dim}>{text}</span>
    </Link>
  </li>
)
