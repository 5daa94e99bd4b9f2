import type { compile as parse } from '@jmespath-community/jmespath'
import type { Evaluate } from './scope.ts'

/** A node of the parsed expression. */
export type Node = ReturnType<typeof parse>

/** What compilation knows: the variables in scope and how deep the expression is nested. */
export interface Names {
  readonly names: readonly string[]
  readonly depth: number
}

export type CompileNode = (node: Node, names: Names) => Evaluate
