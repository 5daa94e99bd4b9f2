import type { Connector } from '@halcyon/connector-kit'
import { type Finding, type JsonObject, type RuntimeOptions, RuntimeOptionsSchema } from '@halcyon/domain'
import { type TSchema, Type } from 'typebox'
import { findingsOf } from '../input/findings.ts'
import { validatorOf } from '../input/schema.ts'

const PARTS = { config: 'config', secrets: 'secrets', runtime: 'runtime', mapping: 'mapping' } as const
type Part = keyof typeof PARTS

/** Puts findings of a part where they stand in the draft: `auth.kind` → `config.auth.kind`. */
export const within = (part: Part, findings: readonly Finding[]): Finding[] =>
  findings.map((finding) => {
    const inner = finding.path.replace(/^\$?\.?/, '')
    const path = inner === '' ? part : inner.startsWith('[') ? `${part}${inner}` : `${part}.${inner}`
    return { ...finding, path }
  })

function bySchema(schema: TSchema, value: unknown): Finding[] {
  const validate = validatorOf(schema, 'body')
  return validate(value) ? [] : findingsOf(validate.errors ?? [])
}

/** By the connector's schema; where that is content, by its code. */
export function validateConfig({ spec }: Connector, config: JsonObject): Finding[] {
  const findings = bySchema(spec.config, config)
  return within('config', findings.length > 0 ? findings : (spec.validate?.(config) ?? []))
}

/** Fields the connector does not have, and those this configuration needs and has not. */
export function validateSecretFields(
  { spec }: Connector,
  config: JsonObject,
  configOk: boolean,
  secrets: Readonly<Record<string, string>>,
): Finding[] {
  const findings = bySchema(spec.secrets, secrets)
  const required = configOk ? spec.requiredSecrets(config) : []
  for (const field of required) {
    if (secrets[field] !== undefined) continue
    findings.push({
      path: field,
      code: 'required_missing',
      message: `This authentication needs the secret "${field}"`,
      suggestion: `Create the secret and refer to it as "${field}"`,
    })
  }
  return within('secrets', findings)
}

/** The same schema with nothing required: a draft names only what differs from the defaults. */
function partial(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(partial)
  if (typeof schema !== 'object' || schema === null) return schema
  const { required: _, ...rest } = schema as Record<string, unknown>
  return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, partial(value)]))
}

const PartialRuntime = Type.Unsafe<Partial<RuntimeOptions>>(partial(RuntimeOptionsSchema) as TSchema)

export const validateRuntime = (runtime: JsonObject): Finding[] => within('runtime', bySchema(PartialRuntime, runtime))
