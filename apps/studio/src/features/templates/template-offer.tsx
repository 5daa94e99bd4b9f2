import { canonicalJson, isJsonObject, type JsonValue } from '@halcyon/domain'
import { Button } from '@mantine/core'
import { GuideText, Link, notifyDone } from '../../ui/index.ts'
import type { Draft } from '../draft/index.ts'
import { useSamples } from '../samples/use-samples.ts'
import classes from './templates.module.css'
import { type Template, useTemplate } from './use-template.ts'

const isEmpty = (mapping: JsonValue): boolean =>
  !isJsonObject(mapping) || !Array.isArray(mapping.outputs) || mapping.outputs.length === 0

const isOf = (mapping: JsonValue, template: Template): boolean =>
  canonicalJson(mapping) === canonicalJson(template.mapping as JsonValue)

/** A mapping that works for the sender chosen, to begin with. Rows that are there stay. */
export function TemplateOffer({ draft }: { readonly draft: Draft }) {
  const template = useTemplate(draft.datasource.type, draft.content.config.preset)
  if (template === null || draft.readOnly !== null) return null
  return (
    <section className={classes.offer} aria-label={`Template: ${template.title}`}>
      <h3 className={classes.title}>{template.title}</h3>
      <p className={classes.line}>{template.description}</p>
      <Choice draft={draft} template={template} />
      <details>
        <summary>What to set at the sender</summary>
        <GuideText text={template.guide} />
        {template.unverified.length > 0 && (
          <>
            <p className={classes.line}>Not yet compared with a real delivery:</p>
            <ul className={classes.paths}>
              {template.unverified.map((path) => (
                <li key={path}>
                  <code>{path}</code>
                </li>
              ))}
            </ul>
          </>
        )}
      </details>
    </section>
  )
}

function Choice({ draft, template }: { readonly draft: Draft; readonly template: Template }) {
  const samples = useSamples(draft.datasourceId)
  const { mapping } = draft.content
  const mappingPage = <Link href={`/datasources/${draft.datasourceId}/edit/mapping`}>the mapping</Link>
  if (isOf(mapping, template)) return <p className={classes.line}>The draft has its rows: see {mappingPage}.</p>
  if (!isEmpty(mapping)) {
    return (
      <p className={classes.line}>
        The draft has rows of its own, and they stay. What the template has besides is among the suggestions in{' '}
        {mappingPage}.
      </p>
    )
  }
  const take = (): void => {
    draft.setMapping(template.mapping as JsonValue)
    if (samples.list.length === 0) {
      const [name, origin] = [template.title, 'generated' as const]
      void samples.add(template.samples.map((text) => ({ name, origin, text })))
    }
    notifyDone('The draft begins with the template’s mapping and samples.')
  }
  return (
    <Button variant="default" className={classes.take} disabled={samples.status === 'pending'} onClick={take}>
      Start from its mapping
    </Button>
  )
}
