import { isJsonObject, type JsonObject, type JsonValue } from '@halcyon/domain'

type Known = (fields: JsonObject) => JsonValue

const wrapped =
  (empty: JsonValue): Known =>
  ({ value }) =>
    value ?? empty

/** protobuf.dev, "ProtoJSON Format": the messages that JSON writes in a form of their own. */
const KNOWN: Readonly<Record<string, Known>> = {
  '.google.protobuf.Timestamp': ({ seconds = 0, nanos = 0 }) => timestamp(Number(String(seconds)), Number(nanos)),
  '.google.protobuf.Duration': ({ seconds = 0, nanos = 0 }) => duration(Number(String(seconds)), Number(nanos)),
  '.google.protobuf.FieldMask': ({ paths = [] }) => (Array.isArray(paths) ? paths.map(String).join(',') : ''),
  '.google.protobuf.Struct': ({ fields = {} }) => fields,
  '.google.protobuf.ListValue': ({ values = [] }) => values,
  '.google.protobuf.Value': (fields) => {
    const [kind] = Object.keys(fields)
    return kind === undefined || kind === 'nullValue' || kind === 'null_value' ? null : (fields[kind] ?? null)
  },
  '.google.protobuf.DoubleValue': wrapped(0),
  '.google.protobuf.FloatValue': wrapped(0),
  '.google.protobuf.Int64Value': wrapped(0),
  '.google.protobuf.UInt64Value': wrapped(0),
  '.google.protobuf.Int32Value': wrapped(0),
  '.google.protobuf.UInt32Value': wrapped(0),
  '.google.protobuf.BoolValue': wrapped(false),
  '.google.protobuf.StringValue': wrapped(''),
  '.google.protobuf.BytesValue': wrapped(''),
}

/** Undefined: it is written as every other message. */
export const wellKnown = (name: string, fields: JsonObject): JsonValue | undefined =>
  Object.hasOwn(KNOWN, name) && isJsonObject(fields) ? KNOWN[name]?.(fields) : undefined

const nanosOf = (nanos: number): string =>
  nanos === 0 ? '' : `.${String(Math.abs(nanos)).padStart(9, '0').replace(/0+$/, '')}`

/** Of a time that no calendar has: the seconds. */
function timestamp(seconds: number, nanos: number): JsonValue {
  if (Math.abs(seconds) > 253_402_300_799) return seconds
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}${nanosOf(nanos)}Z`
}

const duration = (seconds: number, nanos: number): string =>
  `${seconds < 0 || nanos < 0 ? '-' : ''}${Math.abs(seconds)}${nanosOf(nanos)}s`
