import { isJsonObject, type JsonObject, type JsonValue, parseJson } from '@halcyon/domain'
import protobuf from 'protobufjs'
import { ProtobufError } from './protobuf-error.ts'
import { wellKnown } from './protobuf-known.ts'

export interface ProtoFile {
  /** As others import it. */
  readonly name: string
  readonly schema: string
}

/** How a type stands on the wire, alone and as one of a packed list. */
const WIRE: Readonly<Record<string, number>> = protobuf.types.basic
const PACKED: Readonly<Record<string, number>> = protobuf.types.packed
/** A field, or the values of a map. */
type Valued = Pick<protobuf.Field, 'name' | 'type' | 'resolvedType'>

/** Elements of lists and fields of one message: a message of a few bytes may say more. */
const MAX_VALUES = 1_000_000

/**
 * Reads messages as Confluent's serializers write them: which message of the file it is, then the message.
 * JSON as protobuf's own mapping has it, but with the names of the schema, 64-bit integers as numbers with every digit, and fields
 * that have no presence with their default.
 * @param depth messages in messages
 * @throws ProtobufError when the schema cannot be read
 */
export function protobufReader(schema: string, references: readonly ProtoFile[], depth: number) {
  const types = typesOf(schema, references)
  return (framed: Uint8Array): JsonValue => {
    const reader = protobuf.Reader.create(framed)
    try {
      const type = typeAt(types, indexes(reader))
      return new Decoding(depth).message(type, reader, reader.len, 0)
    } catch (error) {
      if (error instanceof ProtobufError) throw error
      throw new ProtobufError(error instanceof RangeError ? 'it ends early' : `it is no message (${wordsOf(error)})`)
    }
  }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The messages of the file itself, in its order. */
function typesOf(schema: string, references: readonly ProtoFile[]): readonly protobuf.Type[] {
  try {
    const root = new protobuf.Root()
    const known = new Set(references.map(({ name }) => name))
    for (const source of [...references.map((file) => file.schema), schema])
      for (const name of protobuf.parse(source, root, { keepCase: true }).imports ?? []) addCommon(root, name, known)
    root.resolveAll()
    const alone = protobuf.parse(schema, new protobuf.Root(), { keepCase: true })
    const own = alone.package === undefined ? alone.root : alone.root.lookup(alone.package)
    return own instanceof protobuf.Namespace
      ? own.nestedArray.filter((one) => one instanceof protobuf.Type).map(({ fullName }) => root.lookupType(fullName))
      : []
  } catch (error) {
    throw new ProtobufError(`the schema cannot be read (${wordsOf(error)})`)
  }
}

/** What protobuf itself brings. Another import that nobody gave fails where its type is looked for. */
function addCommon(root: protobuf.Root, name: string, known: Set<string>): void {
  const common = known.has(name) ? null : protobuf.common.get(name)
  known.add(name)
  if (common?.nested !== undefined) root.addJSON(common.nested)
}

/** `[0]`, the first message of the file, is one byte 0; else how many follow, each a zigzag number. */
function indexes(reader: protobuf.Reader): readonly number[] {
  const count = reader.sint32()
  if (count === 0) return [0]
  if (count < 0 || count > 100) throw new ProtobufError('it does not begin with the place of its message')
  return Array.from({ length: count }, () => reader.sint32())
}

function typeAt(types: readonly protobuf.Type[], [first = 0, ...inner]: readonly number[]): protobuf.Type {
  let type = types[first]
  for (const index of inner) type = type?.nestedArray.filter((one) => one instanceof protobuf.Type)[index]
  if (type === undefined) throw new ProtobufError(`there is no message at ${[first, ...inner].join('.')}`)
  return type
}

class Decoding {
  readonly #depth: number
  #values = 0

  constructor(depth: number) {
    this.#depth = depth
  }

  message(type: protobuf.Type, reader: protobuf.Reader, end: number, depth: number): JsonValue {
    if (depth > this.#depth) throw new ProtobufError(`it is nested deeper than ${this.#depth} levels`)
    const found: JsonObject = Object.create(null) as JsonObject
    while (reader.pos < end) {
      const tag = reader.uint32()
      const field = type.fieldsById[tag >>> 3]
      if (field === undefined) reader.skipType(tag & 7)
      else this.#field(field.resolve(), reader, tag & 7, found, depth)
      if (reader.pos > end) throw new ProtobufError('a field is longer than its message')
    }
    const known = wellKnown(type.fullName, found)
    return known === undefined ? inOrder(type, found) : known
  }

  #field(field: protobuf.Field, reader: protobuf.Reader, wire: number, found: JsonObject, depth: number): void {
    if (++this.#values > MAX_VALUES) throw new ProtobufError(`it has more than ${MAX_VALUES} values`)
    if (field instanceof protobuf.MapField) {
      if (wire !== 2) throw new ProtobufError(`field "${field.name}" is of another type`)
      const known = found[field.name]
      const map = isJsonObject(known) ? known : {}
      found[field.name] = map
      const [key, value] = this.#entry(field, reader, depth)
      Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true })
      return
    }
    if (field.partOf !== null) for (const { name } of field.partOf.fieldsArray) delete found[name]
    if (!field.repeated) {
      found[field.name] = this.#value(field, reader, wire, depth)
      return
    }
    const before = found[field.name]
    const list = Array.isArray(before) ? before : []
    found[field.name] = list
    if (wire !== 2 || (PACKED[field.type] === undefined && !(field.resolvedType instanceof protobuf.Enum))) {
      list.push(this.#value(field, reader, wire, depth))
      return
    }
    const end = reader.uint32() + reader.pos
    if (end > reader.len) throw new RangeError()
    while (reader.pos < end) {
      if (++this.#values > MAX_VALUES) throw new ProtobufError(`it has more than ${MAX_VALUES} values`)
      list.push(this.#scalar(field, reader))
    }
  }

  #entry(field: protobuf.MapField, reader: protobuf.Reader, depth: number): [string, JsonValue] {
    const end = reader.uint32() + reader.pos
    if (end > reader.len) throw new RangeError()
    let [key, value]: [string, JsonValue | undefined] = [
      field.keyType === 'string' ? '' : emptyKey(field.keyType),
      undefined,
    ]
    while (reader.pos < end) {
      const tag = reader.uint32()
      if (tag >>> 3 === 1) key = String(scalarOf(field.keyType, reader))
      else if (tag >>> 3 === 2) value = this.#value(field, reader, tag & 7, depth)
      else reader.skipType(tag & 7)
    }
    return [key, value ?? (field.resolvedType instanceof protobuf.Type ? {} : defaultOf(field))]
  }

  #value(field: Valued, reader: protobuf.Reader, wire: number, depth: number): JsonValue {
    if (!(field.resolvedType instanceof protobuf.Type)) {
      const expected = field.resolvedType instanceof protobuf.Enum ? 0 : WIRE[field.type]
      if (wire !== expected) throw new ProtobufError(`field "${field.name}" is of another type`)
      return this.#scalar(field, reader)
    }
    if (wire !== 2) throw new ProtobufError(`field "${field.name}" is of another type`)
    const end = reader.uint32() + reader.pos
    if (end > reader.len) throw new RangeError()
    return this.message(field.resolvedType, reader, end, depth + 1)
  }

  #scalar(field: Valued, reader: protobuf.Reader): JsonValue {
    if (!(field.resolvedType instanceof protobuf.Enum)) return scalarOf(field.type, reader)
    const number = reader.int32()
    return field.resolvedType.valuesById[number] ?? number
  }
}

const emptyKey = (type: string): string => (type === 'bool' ? 'false' : '0')

/** A value on the wire; integers of 64 bits with every digit. */
function scalarOf(type: string, reader: protobuf.Reader): JsonValue {
  switch (type) {
    case 'string':
      return reader.string()
    case 'bytes':
      return Buffer.from(reader.bytes()).toString('base64')
    case 'bool':
      return reader.bool()
    case 'float':
      return finite(Number(reader.float().toPrecision(8)))
    case 'double':
      return finite(reader.double())
    case 'int32':
    case 'uint32':
    case 'sint32':
    case 'fixed32':
    case 'sfixed32':
      return reader[type]()
    case 'int64':
    case 'uint64':
    case 'sint64':
    case 'fixed64':
    case 'sfixed64':
      return parseJson(String(reader[type]()))
    default:
      throw new ProtobufError(`the type ${type} is not known`)
  }
}

/** NaN and Infinity are no JSON. */
const finite = (value: number): JsonValue => (Number.isFinite(value) ? value : String(value))

/** The fields as the schema has them; what has no presence is there with its default. */
function inOrder(type: protobuf.Type, found: JsonObject): JsonObject {
  const whole: JsonObject = {}
  for (const field of type.fieldsArray) {
    const { name } = field
    if (name in found) whole[name] = found[name] ?? null
    else if (field instanceof protobuf.MapField) whole[name] = {}
    else if (field.repeated) whole[name] = []
    else if (!field.hasPresence && !(field.resolvedType instanceof protobuf.Type)) whole[name] = defaultOf(field)
  }
  return whole
}

function defaultOf({ type, resolvedType }: Valued): JsonValue {
  if (resolvedType instanceof protobuf.Enum) return resolvedType.valuesById[0] ?? 0
  return type === 'string' || type === 'bytes' ? '' : type === 'bool' ? false : 0
}
