// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { nextPlace } from './place-of.ts'

const missing = (...paths: readonly string[]) => ({
  errors: paths.map((path) => ({ path, code: 'required', message: 'is missing', suggestion: null })),
})

test.each([
  [['config.request.url', 'mapping.recordId'], '/datasources/f/edit/connection?field=config.request.url'],
  [['mapping.outputs[0].fields.title'], '/datasources/f/edit/mapping?row=mapping.outputs%5B0%5D.fields.title'],
  [['name'], '/datasources/f/edit/basics'],
  [[], '/datasources/f/edit/summary'],
] as const)('a draft that lacks %j is gone on with at %s', (paths, place) => {
  expect(nextPlace('f', missing(...paths))).toBe(place)
})
