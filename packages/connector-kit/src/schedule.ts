import { type Static, Type } from 'typebox'

/** ISO 8601, of weeks, days, hours, minutes and seconds: what is the same length everywhere but for a day's. */
const Duration = (title: string, description: string, fallback?: string) =>
  Type.String({
    title,
    description,
    pattern: '^P(?=.)(\\d+W)?(\\d+D)?(T(?=.)(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?$',
    maxLength: 40,
    examples: ['PT10S', 'PT5M', 'PT1H'],
    ...(fallback === undefined ? {} : { default: fallback }),
  })

const TimeZone = Type.String({
  title: 'Time zone',
  description: 'Name in the IANA time zone database.',
  default: 'UTC',
  maxLength: 64,
  examples: ['UTC', 'Europe/Berlin'],
})

const common = {
  jitter: Type.Optional(
    Duration('Jitter', 'Each run starts later by a random part of this, so that many feeds do not ask at once.'),
  ),
  quietHours: Type.Optional(
    Type.Object(
      {
        from: Type.String({
          title: 'From',
          description: 'Time of day at which they begin.',
          pattern: '^([01]\\d|2[0-3]):[0-5]\\d$',
          examples: ['22:00'],
        }),
        to: Type.String({
          title: 'To',
          description: 'Time of day at which they end; before "from", they reach into the next day.',
          pattern: '^([01]\\d|2[0-3]):[0-5]\\d$',
          examples: ['06:00'],
        }),
        timeZone: Type.Optional(TimeZone),
      },
      {
        title: 'Quiet hours',
        description: 'No run begins in them; the one that was due begins when they end.',
        additionalProperties: false,
      },
    ),
  ),
}

/** When a source is asked. A member `schedule` of a pull connector's configuration; a connector without one reads without end. */
export const ScheduleConfig = Type.Union(
  [
    Type.Object(
      {
        kind: Type.Literal('interval', { title: 'Interval', description: 'A fixed time after the last run was due.' }),
        every: Duration('Every', 'Time between two runs.', 'PT1M'),
        ...common,
      },
      { title: 'Interval', additionalProperties: false },
    ),
    Type.Object(
      {
        kind: Type.Literal('cron', { title: 'Cron', description: 'At times of the day, of the week or of the month.' }),
        expression: Type.String({
          title: 'Expression',
          description: 'Five fields: minute, hour, day of month, month, day of week.',
          minLength: 9,
          maxLength: 200,
          examples: ['*/15 * * * *', '0 6 * * 1-5'],
        }),
        timeZone: Type.Optional(TimeZone),
        catchUp: Type.Optional(
          Type.Union([Type.Literal('latest'), Type.Literal('all')], {
            title: 'Catch up',
            description: 'After a time in which no engine ran: one run, or one for each time that was missed.',
            default: 'latest',
          }),
        ),
        ...common,
      },
      { title: 'Cron', additionalProperties: false },
    ),
  ],
  { title: 'Schedule', description: 'When the source is asked.', default: { kind: 'interval', every: 'PT1M' } },
)
export type Schedule = Static<typeof ScheduleConfig>
