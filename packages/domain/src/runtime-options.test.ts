import { Check } from 'typebox/value'
import { describe, expect, test } from 'vitest'
import {
  defaultRuntimeOptions,
  RuntimeOptionsSchema,
  resolveRuntimeOptions,
  validateRuntimeOptions,
} from './runtime-options.ts'

test('the defaults are valid and complete', () => {
  expect(Check(RuntimeOptionsSchema, defaultRuntimeOptions())).toBe(true)
  expect(validateRuntimeOptions(defaultRuntimeOptions())).toEqual([])
  expect(defaultRuntimeOptions()).toMatchObject({
    capture: { raw: 'always', retentionDays: 14 },
    dedupe: { windowHours: 96 },
  })
})

test('a default cannot be spoiled by its user', () => {
  ;(defaultRuntimeOptions().capture.redact as string[]).push('$.secret')
  expect(defaultRuntimeOptions().capture.redact).toEqual([])
})

test('what is given stays, the rest is filled, the argument is left alone', () => {
  const partial = { dedupe: { windowHours: 1 }, capture: { redact: ['$.secret'] } }
  expect(resolveRuntimeOptions(partial)).toEqual({
    ...defaultRuntimeOptions(),
    dedupe: { windowHours: 1 },
    capture: { ...defaultRuntimeOptions().capture, redact: ['$.secret'] },
  })
  expect(partial).toEqual({ dedupe: { windowHours: 1 }, capture: { redact: ['$.secret'] } })
})

test('every option has a description, and numbers have a unit, a default and bounds', () => {
  const visit = (schema: Record<string, unknown>, path: string): void => {
    expect(schema.description, path).toBeTypeOf('string')
    expect(schema, path).toHaveProperty('default')
    if (schema.type === 'integer' || schema.type === 'number') {
      expect(schema, path).toMatchObject({
        'x-unit': expect.any(String),
        minimum: expect.any(Number),
        maximum: expect.any(Number),
      })
    }
    if (schema.type === 'object') {
      expect(schema.additionalProperties, path).toBe(false)
      for (const [name, child] of Object.entries(schema.properties as Record<string, Record<string, unknown>>))
        visit(child, `${path}.${name}`)
    }
  }
  visit(RuntimeOptionsSchema as unknown as Record<string, unknown>, 'runtime')
})

describe('validateRuntimeOptions', () => {
  test.each([
    [{ foo: 1 }, 'runtime.foo', 'unknown_field'],
    [{ retry: { x: 1 } }, 'runtime.retry.x', 'unknown_field'],
    [{ dedupe: { windowHours: 0 } }, 'runtime.dedupe.windowHours', 'config_invalid'],
    [{ capture: { raw: 'never' } }, 'runtime.capture.raw', 'config_invalid'],
    [{ retry: { initialMs: 1000, maxMs: 20 } }, 'runtime.retry.maxMs', 'config_invalid'],
    [{ queue: { maxItems: 10 } }, 'runtime.queue.maxItems', 'config_invalid'],
    ['text', 'runtime', 'config_invalid'],
  ])('%j', (value, path, code) => {
    expect(validateRuntimeOptions(value)).toContainEqual(expect.objectContaining({ path, code }))
  })
})
