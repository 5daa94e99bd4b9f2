import type { Connector, ConnectorSpec, ConnectorTemplate } from '@halcyon/connector-kit'
import { stringifyJson } from '@halcyon/domain'
import { validateMapping } from '@halcyon/mapping'
import type { TSchema } from 'typebox'
import { validatorOf } from '../commands/input/schema.ts'

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''
const oneOf = (value: unknown, words: readonly string[]): boolean => words.includes(String(value))

/** Everything wrong with what a module from outside exports as its connector of this type; empty = it can be driven. */
export function faultsOf(connector: Connector, type: string): string[] {
  const spec: ConnectorSpec | undefined = connector?.spec
  if (typeof spec !== 'object' || spec === null) return ['"connector" has no spec']
  const shape = [
    spec.type === type ? '' : `spec.type is "${spec.type}", and package.json says "${type}"`,
    isText(spec.title) ? '' : 'spec.title is no text',
    isText(spec.description) ? '' : 'spec.description is no text',
    oneOf(spec.stability, ['alpha', 'beta', 'stable']) ? '' : 'spec.stability is not alpha, beta or stable',
    oneOf(spec.mode, ['push', 'pull']) ? '' : 'spec.mode is not push or pull',
    typeof spec.requiredSecrets === 'function' ? '' : 'spec.requiredSecrets is no function',
    typeof spec.sample === 'function' ? '' : 'spec.sample is no function',
    typeof connector.check === 'function' ? '' : 'check is no function',
    typeof connector.open === 'function' ? '' : 'open is no function',
  ].filter((fault) => fault !== '')
  if (shape.length > 0) return shape
  return [
    ...schemaFaults('spec.config', spec.config),
    ...schemaFaults('spec.secrets', spec.secrets),
    ...tried('spec.sample()', () => stringifyJson(spec.sample())),
    ...(spec.presets ?? []).flatMap(({ name, config }) =>
      tried(`preset "${name}"`, () => spec.requiredSecrets(config as never)),
    ),
    ...(spec.templates ?? []).flatMap((template) => templateFaults(spec, template)),
  ]
}

function schemaFaults(name: string, schema: TSchema): string[] {
  if (typeof schema !== 'object' || schema === null) return [`${name} is no schema`]
  return tried(name, () => validatorOf(schema, 'body'))
}

function templateFaults({ presets = [] }: ConnectorSpec, template: ConnectorTemplate): string[] {
  const name = `template "${template.name}"`
  const faults = validateMapping(template.mapping).filter(({ level }) => level === 'error')
  return [
    ...(presets.some((preset) => preset.name === template.preset) ? [] : [`${name} names no preset`]),
    ...(template.samples.length > 0 ? [] : [`${name} has no sample`]),
    ...faults.map(({ path, message }) => `${name}: mapping.${path}: ${message}`),
  ]
}

function tried(name: string, work: () => unknown): string[] {
  try {
    work()
    return []
  } catch (error) {
    return [`${name}: ${error instanceof Error ? error.message : String(error)}`]
  }
}
