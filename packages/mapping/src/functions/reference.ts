/** The reference page of the functions, from their table. */
import type { JsonValue } from '@halcyon/domain'
import type { FunctionSpec, Parameter } from './spec.ts'
import { FUNCTIONS } from './table.ts'

const code = (value: JsonValue): string => `\`${JSON.stringify(value).replaceAll('|', '\\|')}\``

const signature = (spec: FunctionSpec): string => {
  const parameters = spec.parameters.map(({ name, type, optional, variadic }) => {
    const suffix = variadic === true ? '…' : optional === true ? '?' : ''
    return `${name}${suffix}: ${type}`
  })
  return `(${spec.input}${parameters.map((parameter) => `, ${parameter}`).join('')}) → ${spec.output}`
}

const call = (spec: FunctionSpec): JsonValue =>
  spec.example.args === undefined ? spec.name : { [spec.name]: [...spec.example.args] }

const argument = (parameter: Parameter): string => {
  const note = parameter.optional === true ? ' (optional)' : parameter.variadic === true ? ' (one or more)' : ''
  return `- \`${parameter.name}\`${note}: ${parameter.doc}`
}

const section = (spec: FunctionSpec): string =>
  [
    `## ${spec.name}`,
    '',
    `\`${signature(spec)}\``,
    '',
    spec.doc,
    ...(spec.parameters.length === 0 ? [] : ['', ...spec.parameters.map(argument)]),
    '',
    `${code(spec.example.input)} → ${code(call(spec))} → ${code(spec.example.output)}`,
  ].join('\n')

const HEAD = `# Mapping functions

Generated from the function table of \`packages/mapping\`; every example runs as a test.

A function stands in \`then\` as \`"name"\` or \`{ "name": [arguments] }\`, and in a template as \`{{path | name(arguments)}}\`.
The value goes in from the left. Functions of text take numbers and booleans by their digits and names. A function that cannot
work on a value gives no value and a warning that names the row; a missing value passes by, except through \`coalesce\`.
`

/** Markdown of \`docs/reference/mapping-functions.md\`. */
export const renderFunctionReference = (): string => `${[HEAD.trimEnd(), ...FUNCTIONS.map(section)].join('\n\n')}\n`
