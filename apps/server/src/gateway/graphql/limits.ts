import { Problem } from '@halcyon/domain'
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  typeFromAST,
} from 'graphql'

/** Tokens of a document; beyond it, it is not parsed to its end. */
export const MAX_TOKENS = 4000
/** Levels of fields below the operation. */
const MAX_DEPTH = 10
/**
 * One for each object that may come back, more for a field that reads the database for itself. The largest page (a thousand) with a
 * handful of objects in each item fits.
 */
const MAX_COST = 10_000

/** Fields that read for each object apart, by type: a list of such is dear. */
const OWN_READS: Readonly<Record<string, number>> = { Datasource: 10, Version: 10, Organization: 10 }
const DEAR: Readonly<Record<string, number>> = {
  datasourceFacets: 50,
  fleetTrend: 50,
  auditVerification: 500,
  testRun: 500,
  runScript: 500,
  checkConnection: 500,
}
/** Read once for all datasources of a page. */
const BATCHED = new Set(['failure', 'owner', 'project', 'createdBy', 'throttle'])

interface Measure {
  readonly depth: number
  readonly cost: number
}

const NOTHING: Measure = { depth: 0, cost: 0 }

/** Why an operation is too deep or too costly; null when it is neither. `variables` decide how large its pages are. */
export function refusalOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Readonly<Record<string, unknown>>,
): Problem | null {
  const operation = getOperationAST(document, operationName)
  const root = operation === null || operation === undefined ? undefined : schema.getRootType(operation.operation)
  if (!operation || !root) return null
  const { depth, cost } = new Meter(schema, document, variables).measure(operation.selectionSet, root)
  if (depth > MAX_DEPTH) return new Problem('query_too_deep', `${depth} levels; at most ${MAX_DEPTH} are answered`)
  if (cost > MAX_COST) return new Problem('query_too_costly', `A cost of ${cost}; at most ${MAX_COST} is answered`)
  return null
}

/** Walks each fragment once, so that fragments within fragments cost no time; validation has refused cycles. */
class Meter {
  readonly #schema: GraphQLSchema
  readonly #variables: Readonly<Record<string, unknown>>
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly #measured = new Map<string, Measure>()

  constructor(schema: GraphQLSchema, document: DocumentNode, variables: Readonly<Record<string, unknown>>) {
    this.#schema = schema
    this.#variables = variables
    this.#fragments = new Map(
      document.definitions.flatMap((node) =>
        node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
      ),
    )
  }

  measure({ selections }: SelectionSetNode, type: GraphQLCompositeType): Measure {
    let [depth, cost] = [0, 0]
    for (const selection of selections) {
      const part =
        selection.kind === Kind.FIELD
          ? this.#field(selection, type)
          : selection.kind === Kind.FRAGMENT_SPREAD
            ? this.#fragment(selection.name.value)
            : this.#on(selection.typeCondition, selection.selectionSet, type)
      depth = Math.max(depth, part.depth)
      cost += part.cost
    }
    return { depth, cost }
  }

  #field(node: FieldNode, parent: GraphQLCompositeType): Measure {
    const name = node.name.value
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined
    // Introspection has its own limit, a rule of the library.
    if (field === undefined) return NOTHING
    const type = getNamedType(field.type)
    const dear = DEAR[name] ?? 0
    if (node.selectionSet === undefined || !isCompositeType(type)) return { depth: 1, cost: dear }
    const inner = this.measure(node.selectionSet, type)
    const own = Math.max(1, dear, BATCHED.has(name) ? 1 : (OWN_READS[parent.name] ?? 1))
    const times = type.name.endsWith('Connection') ? this.#pageSize(node) : 1
    return { depth: inner.depth + 1, cost: own + times * inner.cost }
  }

  #fragment(name: string): Measure {
    const known = this.#measured.get(name)
    if (known !== undefined) return known
    const node = this.#fragments.get(name)
    const measured = node === undefined ? NOTHING : this.#on(node.typeCondition, node.selectionSet, null)
    this.#measured.set(name, measured)
    return measured
  }

  #on(
    condition: FragmentDefinitionNode['typeCondition'] | undefined,
    selections: SelectionSetNode,
    parent: GraphQLCompositeType | null,
  ): Measure {
    const type = condition === undefined ? parent : typeFromAST(this.#schema, condition)
    return type && isCompositeType(type) ? this.measure(selections, type) : NOTHING
  }

  #pageSize(node: FieldNode): number {
    const value = node.arguments?.find(({ name }) => name.value === 'first')?.value
    const size =
      value?.kind === Kind.INT
        ? Number(value.value)
        : value?.kind === Kind.VARIABLE
          ? this.#variables[value.name.value]
          : undefined
    return typeof size === 'number' ? Math.max(1, size) : 50
  }
}
