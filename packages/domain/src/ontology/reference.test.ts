import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ALERT_ATTRIBUTES, ENTITY_TYPES, RELATIONSHIP_VERBS, renderOntologyReference } from '../index.ts'

test('the reference is up to date and names everything', () => {
  const rendered = renderOntologyReference()
  expect(readFileSync(new URL('../../../../docs/reference/ontology.md', import.meta.url), 'utf8')).toBe(rendered)
  for (const name of Object.keys(ALERT_ATTRIBUTES)) expect(rendered).toContain(`| \`${name}\` |`)
  for (const type of Object.keys(ENTITY_TYPES)) expect(rendered).toContain(`### ${type}\n`)
  for (const { verb } of RELATIONSHIP_VERBS) expect(rendered).toContain(`| \`${verb}\` |`)
})

test('verbs join known types, each verb once', () => {
  for (const { from, to } of RELATIONSHIP_VERBS) {
    for (const type of [...from, ...to]) expect(['alert', '*', ...Object.keys(ENTITY_TYPES)]).toContain(type)
  }
  const verbs = RELATIONSHIP_VERBS.map(({ verb }) => verb)
  expect(new Set(verbs).size).toBe(verbs.length)
})

test('every code a coercion or key gives is in the table of errors', async () => {
  const { ERROR_CODES } = await import('../index.ts')
  const { globSync } = await import('node:fs')
  const folder = new URL('.', import.meta.url)
  for (const file of globSync('**/*.ts', { cwd: folder.pathname, exclude: (name) => name.endsWith('.test.ts') })) {
    for (const [, code] of readFileSync(new URL(file, folder), 'utf8').matchAll(
      /(?:refuse|word)\(\s*'([a-z_]+)'|, '([a-z]+_[a-z_]+)', /g,
    )) {
      if (code !== undefined) expect(ERROR_CODES, `${file}: ${code}`).toHaveProperty(code)
    }
  }
})
