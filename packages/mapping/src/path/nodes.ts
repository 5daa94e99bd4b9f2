/** A query within a filter: relative to the current node, or from the root. */
import type { JsonValue } from '@halcyon/domain'
import { jsonpath } from 'json-p3'
import { type CompileQuery, type FilterExpression, type Nodes, type PathRun, UnsupportedFilter } from './run.ts'

const { expressions } = jsonpath

type NodesOf = (current: JsonValue, run: PathRun) => Nodes

export const compileNodes = (expression: FilterExpression, compileQuery: CompileQuery): NodesOf => {
  if (expression instanceof expressions.RelativeQuery) {
    const query = compileQuery(expression.path)
    return (current, run) => query(current, run)
  }
  if (expression instanceof expressions.RootQuery) {
    const query = compileQuery(expression.path)
    return (_, run) => query(run.root, run)
  }
  throw new UnsupportedFilter('a query was expected here')
}
