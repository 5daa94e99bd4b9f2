/** Function calls: arity and names are checked when compiled, types when run. */
import type { JsonValue } from '@halcyon/domain'
import { suggestion } from '../suggest.ts'
import { JMESPATH_FUNCTIONS } from './functions.ts'
import { type Evaluate, JmespathCompileFault, JmespathFault } from './scope.ts'
import type { CompileNode, Names, Node } from './tree.ts'
import { type ArgumentType, fits, typeOf } from './types.ts'

/** What looking at an argument costs: a function may do it again for every element of a projection. */
const cost = (value: JsonValue): number => {
  if (typeof value === 'string') return value.length >> 6
  return Array.isArray(value) ? value.length : 0
}

const plural = (count: number): string => `${count} argument${count === 1 ? '' : 's'}`

const checkArity = (name: string, given: number, least: number, most: number): void => {
  if (given >= least && given <= most) return
  const takes =
    most === Number.POSITIVE_INFINITY
      ? `at least ${plural(least)}`
      : least === most
        ? plural(least)
        : `${least} to ${plural(most)}`
  throw new JmespathCompileFault(`${name}() takes ${takes}, ${given} given`)
}

const check = (name: string, index: number, value: JsonValue, types: readonly ArgumentType[]): void => {
  if (fits(value, types)) return
  throw new JmespathFault(
    'invalid-type',
    `${name}() wants ${types.join(' or ')} as argument ${index + 1}, not ${typeOf(value)}`,
  )
}

/** Compiles a call; `&expression` arguments become closures. */
export const compileCall = (
  name: string,
  children: readonly Node[],
  names: Names,
  compileNode: CompileNode,
): Evaluate => {
  const known = Object.hasOwn(JMESPATH_FUNCTIONS, name) ? JMESPATH_FUNCTIONS[name] : undefined
  if (known === undefined) {
    throw new JmespathCompileFault(`unknown function '${name}'`, suggestion(name, Object.keys(JMESPATH_FUNCTIONS)))
  }
  const last = known.parameters.at(-1) ?? ['any']
  const least = known.parameters.length - (known.optional ?? 0)
  checkArity(name, children.length, least, known.variadic === true ? Number.POSITIVE_INFINITY : known.parameters.length)
  const slots = children.map((child, index) => {
    const types = known.parameters[index] ?? last
    const reference = child.type === 'ExpressionReference'
    if (reference !== types.includes('expression')) {
      throw new JmespathCompileFault(`${name}() wants ${types.join(' or ')} as argument ${index + 1}`)
    }
    return {
      types,
      reference,
      evaluate: compileNode(child.type === 'ExpressionReference' ? child.child : child, names),
    }
  })
  const by = slots.find((slot) => slot.reference)?.evaluate
  return (value, scope) => {
    const args: JsonValue[] = []
    for (const [index, slot] of slots.entries()) {
      if (slot.reference) continue
      const argument = slot.evaluate(value, scope)
      scope.budget.spend(1 + cost(argument))
      check(name, index, argument, slot.types)
      args.push(argument)
    }
    return known.run(args, { budget: scope.budget, by: (entry) => (by === undefined ? entry : by(entry, scope)) })
  }
}
