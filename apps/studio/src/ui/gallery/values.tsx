import {
  Bytes,
  Code,
  CodeBlock,
  Copyable,
  Duration,
  ExactTime,
  GuideText,
  KeyValues,
  Link,
  Num,
  Page,
  RelativeTime,
  Section,
  Sparkline,
} from '../index.ts'

const COURSE = [3, 4, 4, 6, 5, 8, 12, 9, 7, null, null, 4, 5, 6, 5, 4]
const CURL = `curl -sS https://ingest.example.test/in/ds_01 \\
  -H 'content-type: application/json' -H 'X-Signature: sha256=9f2c…' \\
  --data '{"id":"a-1","title":"Impossible travel","severity":"high"}'`
const GUIDE = `# GitHub\n\n1. Open **Settings → Webhooks**.\n2. Paste the [ingest address](https://docs.github.com/webhooks).\n\n\`\`\`\nPayload URL: https://…\n\`\`\`\n\n<script>alert(1)</script> stays text; \`code\` too.`

export function Values() {
  return (
    <Page title="Values" description="Numbers say their unit and their age.">
      <Section title="Numbers and times">
        <KeyValues
          items={[
            ['Rate', <Num key="r" value={4.23} unit="/s" />],
            ['Events', <Num key="e" value={1_204_551} unit="events" />],
            ['Compact', <Num key="c" value={1_204_551} unit="events" compact />],
            ['Exact', <Num key="x" value="12345678901234567890123" />],
            ['Share', <Num key="s" value={99.97} unit="%" digits={2} />],
            ['Size', <Bytes key="b" value={734_003_200} />],
            ['Lag', <Duration key="d" value={200_400} />],
            ['p95', <Duration key="p" value={38.4} />],
            ['Last event', <RelativeTime key="l" value={Date.now() - 3_000} />],
            ['Expires', <RelativeTime key="n" value={Date.now() + 86_400_000 * 3 + 5000} />],
            ['Published', <ExactTime key="t" value="2026-03-01T13:05:09.123Z" />],
            ['Never', <RelativeTime key="v" value={null} none="never" />],
            ['Absent', null],
            ['Right to left', <Code key="rtl">שלום‮ evil</Code>],
          ]}
        />
      </Section>
      <Section title="Sparklines on one axis">
        <Sparkline values={COURSE} max={14} label="Events per second, last hour" unit="/s" />
        <Sparkline values={COURSE.map((value) => value && value / 3)} max={14} label="Rejected, last hour" tone="bad" />
        <Sparkline values={[]} label="Nothing" />
      </Section>
      <Section title="Code">
        <p>
          Send it as <Code>application/json</Code> to{' '}
          <Copyable value="https://ingest.example.test/in/ds_01" label="address" /> or{' '}
          <Link href="/datasources">open the catalog</Link>.
        </p>
        <CodeBlock label="curl command">{CURL}</CodeBlock>
      </Section>
      <Section title="Guide">
        <GuideText text={GUIDE} />
      </Section>
    </Page>
  )
}
