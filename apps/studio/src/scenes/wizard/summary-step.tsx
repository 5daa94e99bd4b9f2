import { isJsonObject, type JsonValue } from '@halcyon/domain'
import { useState } from 'react'
import {
  IngestAddress,
  runtimeTitles,
  senderOf,
  senderWords,
  useConnectorType,
} from '../../features/connection-form/index.ts'
import { type Draft, refreshDraft } from '../../features/draft/index.ts'
import { PublishPanel } from '../../features/publish/index.ts'
import { KeyValues, Link, Section } from '../../ui/index.ts'
import { placeOf, stepHref } from './place-of.ts'
import classes from './wizard.module.css'

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

function mappingWords(mapping: JsonValue): string {
  const outputs = isJsonObject(mapping) && Array.isArray(mapping.outputs) ? mapping.outputs : []
  const of = (kind: string): number => outputs.filter((output) => isJsonObject(output) && output.kind === kind).length
  const parts = [
    counted(of('alert'), 'alert', 'alerts'),
    counted(of('entity'), 'entity', 'entities'),
    counted(of('relationship'), 'relationship', 'relationships'),
  ].filter((words) => !words.startsWith('0 '))
  return parts.length === 0 ? 'Nothing yet: a record would give no alert' : `Each record gives ${parts.join(', ')}`
}

function runtimeWords(runtime: Draft['content']['runtime']): string {
  const names = runtimeTitles(runtime)
  return names.length === 0 ? 'All options at their defaults' : `Set differently from the defaults: ${names.join(', ')}`
}

/** When a source is asked, in words. */
function scheduleWords(schedule: unknown): string {
  if (typeof schedule !== 'object' || schedule === null) return 'without end: as events come'
  const { kind, every, expression, timeZone } = schedule as Readonly<Record<string, unknown>>
  if (kind === 'interval' && typeof every === 'string') return `every ${every}, and when you run it`
  if (kind === 'cron' && typeof expression === 'string')
    return `at ${expression} (${typeof timeZone === 'string' ? timeZone : 'UTC'}), and when you run it`
  return 'not set yet'
}

/** What the draft amounts to, what is open, and its way into force. */
export default function SummaryStep({ draft }: { readonly draft: Draft }) {
  const { datasourceId, datasource, content } = draft
  const type = useConnectorType(datasource.type)
  const [published, setPublished] = useState(false)
  const sender = datasource.type === 'http_webhook' ? senderOf(content.config, type.data?.presets ?? []) : null
  const preset = type.data?.presets.find(({ name }) => name === content.config.preset)
  const isPush = datasource.mode === 'push'
  return (
    <div className={classes.stack}>
      <Section title="What it will do">
        <KeyValues
          items={[
            [
              'Takes',
              `${preset?.title ?? datasource.typeTitle} events, ${isPush ? 'sent to its address' : 'fetched by HALCYON'}`,
            ],
            ['Sender proves itself by', isPush && (sender === null ? 'not chosen yet' : senderWords(sender))],
            ['Is asked', !isPush && scheduleWords(content.config.schedule)],
            ['Secrets', Object.keys(content.secrets).join(', ') || 'none'],
            ['Writes', mappingWords(content.mapping)],
            ['Is run with', runtimeWords(content.runtime)],
          ]}
        />
        <Link href={stepHref(datasourceId, 'test')}>Test it first</Link>
      </Section>
      <Section title="Publish">
        <PublishPanel
          datasourceId={datasourceId}
          problemHref={(path) => placeOf(datasourceId, path)}
          onPublished={() => {
            setPublished(true)
            void refreshDraft(datasourceId)
          }}
        />
      </Section>
      {isPush && type.data && (published || datasource.publishedVersion !== null) && (
        <IngestAddress draft={draft} type={type.data} />
      )}
    </div>
  )
}
