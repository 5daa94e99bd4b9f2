/** One closure a syntax node. */
import type { JsonObject } from '@halcyon/domain'
import { LIMITS, LimitExceeded } from '../limits.ts'
import { jsonEqual } from '../value/equal.ts'
import { compareNumbers, isNumber } from '../value/number.ts'
import { isObject, setMember } from '../value/object.ts'
import { isTrue } from '../value/truth.ts'
import { arithmetic, asDouble } from './arithmetic.ts'
import { compileCall } from './call.ts'
import { type Evaluate, JmespathCompileFault, type Variables } from './scope.ts'
import { collect, compileField, compileFlatten, compileIndex, compileSlice } from './steps.ts'
import type { CompileNode, Names, Node } from './tree.ts'

type NodeOf<T extends Node['type']> = Node & { readonly type: T }

const compileProjection = (node: NodeOf<'Projection'>, names: Names): Evaluate => {
  const left = compileNode(node.left, names)
  const right = compileNode(node.right, names)
  const sliced = node.left.type === 'IndexExpression' && node.left.right.type === 'Slice'
  return (value, scope) => {
    const base = left(value, scope)
    if (sliced && typeof base === 'string') return right(base, scope)
    return Array.isArray(base) ? collect(base, right, scope) : null
  }
}

const compileValues = (node: NodeOf<'ValueProjection'>, names: Names): Evaluate => {
  const left = compileNode(node.left, names)
  const right = compileNode(node.right, names)
  return (value, scope) => {
    const base = left(value, scope)
    return isObject(base) ? collect(Object.values(base), right, scope) : null
  }
}

const compileFiltered = (node: NodeOf<'FilterProjection'>, names: Names): Evaluate => {
  const left = compileNode(node.left, names)
  const right = compileNode(node.right, names)
  const condition = compileNode(node.condition, names)
  return (value, scope) => {
    const base = left(value, scope)
    if (!Array.isArray(base)) return null
    scope.budget.spend(base.length)
    return collect(
      base.filter((entry) => isTrue(condition(entry, scope))),
      right,
      scope,
    )
  }
}

const ORDER: Readonly<Record<string, (order: number) => boolean>> = {
  GT: (order) => order > 0,
  GTE: (order) => order >= 0,
  LT: (order) => order < 0,
  LTE: (order) => order <= 0,
}

const compileComparator = (node: NodeOf<'Comparator'>, names: Names): Evaluate => {
  const left = compileNode(node.left, names)
  const right = compileNode(node.right, names)
  if (node.name === 'EQ') return (value, scope) => jsonEqual(left(value, scope), right(value, scope), scope.budget)
  if (node.name === 'NE') return (value, scope) => !jsonEqual(left(value, scope), right(value, scope), scope.budget)
  const holds = ORDER[node.name] ?? (() => false)
  return (value, scope) => {
    const [a, b] = [left(value, scope), right(value, scope)]
    return isNumber(a) && isNumber(b) ? holds(compareNumbers(a, b)) : null
  }
}

const compileHash = (node: NodeOf<'MultiSelectHash'>, names: Names): Evaluate => {
  const members = node.children.map((child) => ({ name: child.name, value: compileNode(child.value, names) }))
  return (value, scope) => {
    scope.budget.spend(members.length)
    const out: JsonObject = {}
    for (const member of members) setMember(out, member.name, member.value(value, scope))
    return out
  }
}

const compileList = (children: readonly Node[], names: Names): Evaluate => {
  const entries = children.map((child) => compileNode(child, names))
  return (value, scope) => {
    scope.budget.spend(entries.length)
    return entries.map((entry) => entry(value, scope))
  }
}

const compileLet = (node: NodeOf<'LetExpression'>, names: Names): Evaluate => {
  const bindings = node.bindings.map((binding) => ({
    name: binding.variable,
    value: compileNode(binding.reference, names),
  }))
  const inner = { ...names, names: [...names.names, ...bindings.map((binding) => binding.name)] }
  const body = compileNode(node.expression, inner)
  return (value, scope) => {
    let variables: Variables | null = scope.variables
    for (const binding of bindings) {
      variables = { name: binding.name, value: binding.value(value, scope), outer: variables }
    }
    return body(value, { ...scope, variables })
  }
}

const compileVariable = (name: string, names: Names): Evaluate => {
  if (!names.names.includes(name)) throw new JmespathCompileFault(`undefined variable '$${name}'`)
  return (_, scope) => {
    let variable = scope.variables
    while (variable !== null && variable.name !== name) variable = variable.outer
    return variable?.value ?? null
  }
}

const compileSigned = (node: NodeOf<'Unary'>, names: Names): Evaluate => {
  const operand = compileNode(node.operand, names)
  const sign = node.operator === 'Minus' ? -1 : 1
  return (value, scope) => sign * asDouble(operand(value, scope))
}

/** Nodes of two operands evaluated one after the other. */
const compilePair = (node: Node & { readonly left: Node; readonly right: Node }, names: Names): Evaluate => {
  const left = compileNode(node.left, names)
  const right = compileNode(node.right, names)
  if (node.type === 'OrExpression' || node.type === 'AndExpression') {
    const goesOn = node.type === 'AndExpression'
    return (value, scope) => {
      const first = left(value, scope)
      return isTrue(first) === goesOn ? right(value, scope) : first
    }
  }
  if (node.type === 'Subexpression') {
    return (value, scope) => {
      const base = left(value, scope)
      return base === null ? null : right(base, scope)
    }
  }
  return (value, scope) => right(left(value, scope), scope)
}

const compileTernary = (node: NodeOf<'Ternary'>, names: Names): Evaluate => {
  const condition = compileNode(node.condition, names)
  const yes = compileNode(node.trueExpr, names)
  const no = compileNode(node.falseExpr, names)
  return (value, scope) => (isTrue(condition(value, scope)) ? yes(value, scope) : no(value, scope))
}

const compileArithmetic = (node: NodeOf<'Arithmetic'>, names: Names): Evaluate => {
  const left = compileNode(node.left, names)
  const right = compileNode(node.right, names)
  const operate = arithmetic(node.operator)
  return (value, scope) => operate(left(value, scope), right(value, scope))
}

type Compilers = { readonly [T in Node['type']]: (node: NodeOf<T>, names: Names) => Evaluate }

const itself: Evaluate = (value) => value
const outOfPlace = (what: string) => (): Evaluate => {
  throw new JmespathCompileFault(`${what} cannot stand here`)
}

const COMPILERS: Compilers = {
  Field: (node) => compileField(node.name),
  Literal: (node) => () => node.value,
  Identity: () => itself,
  Current: () => itself,
  Root: () => (_, scope) => scope.root,
  Index: (node) => compileIndex(node.value),
  Slice: compileSlice,
  Subexpression: compilePair,
  IndexExpression: compilePair,
  Pipe: compilePair,
  OrExpression: compilePair,
  AndExpression: compilePair,
  NotExpression: (node, names) => {
    const child = compileNode(node.child, names)
    return (value, scope) => !isTrue(child(value, scope))
  },
  Projection: compileProjection,
  ValueProjection: compileValues,
  FilterProjection: compileFiltered,
  Flatten: (node, names) => compileFlatten(compileNode(node.child, names)),
  Comparator: compileComparator,
  Arithmetic: compileArithmetic,
  Unary: compileSigned,
  Ternary: compileTernary,
  MultiSelectHash: compileHash,
  MultiSelectList: (node, names) => compileList(node.children, names),
  Function: (node, names) => compileCall(node.name, node.children, names, compileNode),
  LetExpression: compileLet,
  Variable: (node, names) => compileVariable(node.name, names),
  Binding: outOfPlace('a binding'),
  ExpressionReference: outOfPlace('an expression reference (&)'),
}

/** Compiles a node and everything below it. */
export const compileNode: CompileNode = (node, names) => {
  if (node === undefined || node === null) throw new JmespathCompileFault('the expression ends too early')
  if (names.depth > LIMITS.depth) throw new LimitExceeded('depth')
  const compiler = COMPILERS[node.type] as (node: Node, names: Names) => Evaluate
  return compiler(node, { ...names, depth: names.depth + 1 })
}
