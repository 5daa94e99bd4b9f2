import { type JsonValue, parseJson } from '@halcyon/domain'
import avro from 'avsc'
import { dateOf, MAX_SCALE, textOrBase64, timeOf } from '../records/column-text.ts'
import { decimalOf } from '../records/column-values.ts'
import { AvroError, AvroInput } from './input.ts'

/** Values of one record, those that take no bytes too. */
const MAX_VALUES = 1_000_000

/** The bytes of a datum → JSON. @throws AvroError */
export type AvroReader = (bytes: Uint8Array) => JsonValue

type Read = (input: AvroInput, depth: number) => JsonValue

interface Attributes {
  readonly logicalType?: string
  readonly scale?: number
}

/** Keeps what the schema says of a logical type; the library knows none. */
class Logical extends avro.types.LogicalType {
  readonly attributes: Attributes
  constructor(schema: avro.Schema, options?: unknown) {
    super(schema, options)
    this.attributes = schema as Attributes
  }
}

const LOGICAL = Object.fromEntries(
  [
    'decimal',
    'date',
    'timestamp-millis',
    'timestamp-micros',
    'timestamp-nanos',
    'local-timestamp-millis',
    'local-timestamp-micros',
    'local-timestamp-nanos',
  ].map((name) => [name, Logical]),
)

/**
 * Compiles a schema (JSON text). Integers keep their digits; decimals are numbers, dates and times ISO 8601 text, enums their names,
 * bytes their text or, where they are no UTF-8, Base64; a union is its value. What is deeper than `maxDepth` is refused. `references` are
 * schemas that it names, each before what names it.
 * @throws AvroError the schema is none
 */
export function avroReader(schema: string, maxDepth: number, references: readonly string[] = []): AvroReader {
  const read = avroReaderAt(schema, maxDepth, references)
  return (bytes) => {
    const { value, size } = read(bytes)
    if (size < bytes.byteLength) throw new AvroError('bytes are left over')
    return value
  }
}

/** As `avroReader`, of data that follow one another; answers each with its size. */
export function avroReaderAt(
  schema: string,
  maxDepth: number,
  references: readonly string[] = [],
): (bytes: Uint8Array) => { readonly value: JsonValue; readonly size: number } {
  const read = new Compiler(maxDepth).reader(typeOf(schema, references))
  return (bytes) => {
    const input = new AvroInput(bytes, MAX_VALUES)
    return { value: read(input, 0), size: input.at }
  }
}

/** The library checks the schema and resolves its names; it does not read the data, since it believes every count it is told. */
function typeOf(schema: string, references: readonly string[]): avro.Type {
  const options = { logicalTypes: LOGICAL, wrapUnions: true, registry: {} }
  const one = (text: string) => avro.Type.forSchema(JSON.parse(text) as avro.Schema, options)
  try {
    for (const reference of references) one(reference)
    return one(schema)
  } catch (error) {
    throw new AvroError(`its schema cannot be read: ${(error as Error).message.slice(0, 300)}`)
  }
}

class Compiler {
  readonly #maxDepth: number
  /** Of records, which may hold themselves. */
  readonly #records = new Map<avro.Type, Read>()

  constructor(maxDepth: number) {
    this.#maxDepth = maxDepth
  }

  reader(type: avro.Type): Read {
    const read = this.#reader(type)
    return (input, depth) => {
      input.count()
      return read(input, depth)
    }
  }

  #reader(type: avro.Type): Read {
    const { types } = avro
    if (type instanceof Logical) return this.#logical(type)
    if (type instanceof types.RecordType) return this.#record(type)
    if (type instanceof types.ArrayType) return this.#array(this.reader(type.itemsType as avro.Type))
    if (type instanceof types.MapType) return this.#map(this.reader(type.valuesType as avro.Type))
    if (type instanceof types.WrappedUnionType) return union(type.types.map((one) => this.reader(one)))
    if (type instanceof types.EnumType) return enumeration(type.symbols)
    if (type instanceof types.FixedType) return (input) => textOrBase64(input.take(type.size))
    const primitive = PRIMITIVES[type.typeName]
    if (primitive === undefined) throw new AvroError(`its schema has the type "${type.typeName}", which is not read`)
    return primitive
  }

  #record(type: avro.types.RecordType): Read {
    const known = this.#records.get(type)
    if (known !== undefined) return known
    let fields: readonly (readonly [name: string, read: Read])[] = []
    const read: Read = (input, depth) => {
      this.#assertDepth(depth)
      // fromEntries defines own properties, so a field named __proto__ stays one.
      return Object.fromEntries(fields.map(([name, value]) => [name, value(input, depth + 1)]))
    }
    this.#records.set(type, read)
    fields = type.fields.map(({ name, type: of }) => [name, this.reader(of)] as const)
    return read
  }

  #array(element: Read): Read {
    return (input, depth) => {
      this.#assertDepth(depth)
      const values: JsonValue[] = []
      for (let count = blockCount(input); count > 0; count = blockCount(input))
        for (let i = 0; i < count; i++) values.push(element(input, depth + 1))
      return values
    }
  }

  #map(element: Read): Read {
    return (input, depth) => {
      this.#assertDepth(depth)
      const entries: [string, JsonValue][] = []
      for (let count = blockCount(input); count > 0; count = blockCount(input))
        for (let i = 0; i < count; i++)
          entries.push([textOrBase64(input.take(input.size())), element(input, depth + 1)])
      return Object.fromEntries(entries)
    }
  }

  #logical({ attributes, underlyingType }: Logical): Read {
    const { logicalType = '', scale = 0 } = attributes
    if (logicalType === 'decimal') {
      if (!Number.isInteger(scale) || scale < 0 || scale > MAX_SCALE)
        throw new AvroError('its schema has a decimal with an impossible scale')
      const fixed = underlyingType instanceof avro.types.FixedType ? underlyingType.size : null
      return (input) => decimalOf(input.take(fixed ?? input.size()), scale)
    }
    if (logicalType === 'date') return (input) => dateOf(Number(input.long()))
    const zone = logicalType.startsWith('local-') ? '' : 'Z'
    const digits = logicalType.endsWith('millis') ? 3 : logicalType.endsWith('micros') ? 6 : 9
    return (input) => timeOf(input.long(), digits, zone)
  }

  #assertDepth(depth: number): void {
    if (depth >= this.#maxDepth) throw new AvroError(`it is nested deeper than ${this.#maxDepth}`)
  }
}

const PRIMITIVES: Readonly<Record<string, Read>> = {
  null: () => null,
  boolean: (input) => input.byte() !== 0,
  int: (input) => Number(BigInt.asIntN(32, input.long())),
  long: (input) => whole(input.long()),
  'abstract:long': (input) => whole(input.long()),
  float: (input) => finite(input.float()),
  double: (input) => finite(input.double()),
  string: (input) => textOrBase64(input.take(input.size())),
  bytes: (input) => textOrBase64(input.take(input.size())),
}

const whole = (value: bigint): JsonValue => {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : parseJson(String(value))
}

/** NaN and the infinities have no place in JSON. */
const finite = (value: number): JsonValue => (Number.isFinite(value) ? value : null)

const union =
  (branches: readonly Read[]): Read =>
  (input, depth) => {
    const branch = branches[input.size()]
    if (branch === undefined) throw new AvroError('a union has no such branch')
    return branch(input, depth)
  }

const enumeration =
  (symbols: readonly string[]): Read =>
  (input) => {
    const symbol = symbols[input.size()]
    if (symbol === undefined) throw new AvroError('an enum has no such symbol')
    return symbol
  }

/** Of an array or a map; a negative one is followed by the block's size. */
function blockCount(input: AvroInput): number {
  const count = input.size()
  if (count >= 0) return count
  input.size()
  return -count
}
