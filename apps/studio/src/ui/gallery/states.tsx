import { Button } from '@mantine/core'
import {
  EmptyState,
  ErrorState,
  HEALTH,
  HealthBadge,
  LoadingSkeleton,
  NeverRun,
  NoMatch,
  NoPermission,
  OUTCOME,
  OutcomeBadge,
  Page,
  RUN,
  RunBadge,
  SEVERITY,
  Section,
  SeverityBadge,
  StaleNotice,
  Toolbar,
  VERSION,
  VersionBadge,
  Waiting,
} from '../index.ts'

const FAILURE = {
  code: 'draft_invalid',
  detail: 'The draft cannot be published.',
  action: 'Repair what is listed.',
  correlationId: '0199a1c2-7c1e-7d0f-9a41-2f8e6f1f0c55',
  errors: [
    { path: 'outputs[0].fields.severity', message: 'A required field has no source.' },
    { path: 'config.auth', message: 'Nothing says how the sender proves who it is.', suggestion: 'Choose a preset.' },
  ],
}
const CAUSE = 'The server refused the password 14 times since 09:12.'

export function States() {
  return (
    <Page
      title="States"
      description="Every state has a shape, a word and a colour."
      breadcrumbs={[{ label: 'Gallery', href: '/' }]}
    >
      <Section title="Health">
        <Toolbar label="Health">
          {Object.keys(HEALTH).map((state) => (
            <HealthBadge key={state} state={state} />
          ))}
        </Toolbar>
        <Toolbar label="Health, filled">
          {Object.keys(HEALTH).map((state) => (
            <HealthBadge key={state} state={state} filled cause={CAUSE} action="Rotate the secret, then restart." />
          ))}
          <HealthBadge state="some_new_state" />
        </Toolbar>
      </Section>
      <Section title="Severity, outcome, run, version">
        <Toolbar label="Severity">
          {Object.keys(SEVERITY).map((state) => (
            <SeverityBadge key={state} state={state} />
          ))}
        </Toolbar>
        <Toolbar label="Severity, filled">
          {Object.keys(SEVERITY).map((state) => (
            <SeverityBadge key={state} state={state} filled />
          ))}
        </Toolbar>
        <Toolbar label="Outcome">
          {Object.keys(OUTCOME).map((state) => (
            <OutcomeBadge key={state} state={state} />
          ))}
        </Toolbar>
        <Toolbar label="Run">
          {Object.keys(RUN).map((state) => (
            <RunBadge key={state} state={state} />
          ))}
        </Toolbar>
        <Toolbar label="Version">
          {Object.keys(VERSION).map((state) => (
            <VersionBadge key={state} state={state} />
          ))}
        </Toolbar>
      </Section>
      <Section title="Error, stale">
        <ErrorState title="The version was not published" error={FAILURE} onRetry={() => {}} />
        <ErrorState
          inline
          title="The rates could not be loaded"
          error={new Error('Failed to fetch')}
          onRetry={() => {}}
        />
        <StaleNotice since={Date.now() - 74_000} />
      </Section>
      <Section title="Empty">
        <EmptyState title="No datasources yet" action={<Button>Create a datasource</Button>}>
          A datasource brings alerts from where they happen into HALCYON.
        </EmptyState>
        <NoMatch action={<Button variant="default">Clear the filters</Button>}>
          No datasource is called “okta-eu”.
        </NoMatch>
        <NoPermission />
        <NeverRun action={<Button>Publish</Button>}>Numbers come with the first event.</NeverRun>
        <Waiting title="Waiting for the first event">Send one with the command above.</Waiting>
      </Section>
      <Section title="Loading">
        <LoadingSkeleton count={3} />
        <LoadingSkeleton variant="cards" count={3} />
        <LoadingSkeleton variant="lines" count={3} />
        <LoadingSkeleton variant="detail" />
      </Section>
    </Page>
  )
}
