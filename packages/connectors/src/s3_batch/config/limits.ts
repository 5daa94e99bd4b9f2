import { Type } from 'typebox'
import { closed } from './fields.ts'

const bytes = (title: string, description: string, fallback: number, maximum: number) =>
  Type.Optional(Type.Integer({ title, description, default: fallback, minimum: 1024, maximum }))

export const Limits = Type.Object(
  {
    maxObjectBytes: bytes(
      'Largest object (bytes)',
      'As stored. Larger ones become a dead letter.',
      1_073_741_824,
      1_099_511_627_776,
    ),
    maxInflatedBytes: bytes(
      'Largest content (bytes)',
      'Of an object, after decompression.',
      10_737_418_240,
      1_099_511_627_776,
    ),
    maxRecordBytes: bytes(
      'Largest record (bytes)',
      'Larger ones become a dead letter; the rest of the object goes on.',
      1_048_576,
      16_777_216,
    ),
  },
  { ...closed, title: 'Limits', description: 'How large an object and its parts may be.', default: {} },
)
