/** Fields that several connectors' configurations have. */
import { Type } from 'typebox'

/** Whether a connection is encrypted. */
export const TLS_MODE = Type.Optional(
  Type.Enum(['verify', 'off'], {
    title: 'Encryption',
    description: 'verify: TLS, and the certificate must be right. off: only for networks an administrator has listed.',
    default: 'verify',
  }),
)

/** Rows of CSV in a message, which has no row of names; that there are columns, the connector says. */
export const MESSAGE_CSV_FIELDS = {
  columns: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
      title: 'Columns',
      description: 'Their names, in order. Messages have no row of names.',
      minItems: 1,
      maxItems: 1000,
    }),
  ),
  delimiter: Type.Optional(
    Type.String({
      title: 'Delimiter',
      description: 'One character between two values.',
      default: ',',
      minLength: 1,
      maxLength: 1,
    }),
  ),
}
