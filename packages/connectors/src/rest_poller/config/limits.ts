import { Type } from 'typebox'
import { closed, duration, whole } from './fields.ts'

const Budget = Type.Object(
  {
    requests: Type.Integer({ title: 'Requests', description: 'At most so many.', minimum: 1, maximum: 1_000_000 }),
    per: duration('In', 'A time.', 'PT1M'),
    kind: Type.Optional(
      Type.Enum(['moving', 'fixed'], {
        title: 'Counted',
        description: 'moving: in any such time. fixed: from full to full, as by the clock.',
        default: 'moving',
      }),
    ),
  },
  { ...closed, title: 'Request budget', description: 'What this feed may ask of the source; past it, it waits.' },
)

export const Limits = Type.Object(
  {
    budget: Type.Optional(Budget),
    attempts: Type.Optional(
      whole('Attempts', 'At one request, before the run pauses and goes on later as its retry options say.', 3, 1, 10),
    ),
    maxWaitSeconds: Type.Optional(
      whole('Longest wait (seconds)', 'That a run waits by itself when the source limits the rate.', 300, 1, 3600),
    ),
    maxBytes: Type.Optional(whole('Largest answer (bytes)', 'After decompression.', 16_777_216, 1024, 134_217_728)),
    maxItems: Type.Optional(
      whole('Most records in an answer', 'An answer with more is not taken.', 100_000, 1, 1_000_000),
    ),
  },
  { ...closed, title: 'Limits', description: 'What a run may cost.', default: {} },
)
