import { describe, expect, it } from 'vitest'
import { settingsOf } from '../config/settings.ts'
import { amqpFailure } from './failure.ts'

const AT = settingsOf({ host: 'rabbitmq.example.com', auth: { kind: 'password', user: 'u' }, queue: 'alerts' })
const made = (message: string, more: object = {}) => amqpFailure(Object.assign(new Error(message), more), AT)
const closed = (code: number, reason: string) =>
  made(`Channel closed by server: ${code} (X) with message "${reason}"`, { code })

describe('what the client throws', () => {
  it.each([
    [
      'an acknowledgement that took too long',
      closed(406, 'PRECONDITION_FAILED - delivery acknowledgement on channel 1 timed out.'),
    ],
    ['a broker that shuts down', closed(320, 'CONNECTION_FORCED - broker forced connection closure')],
    ['a silent broker', made('Heartbeat timeout')],
    ['a cut connection', made('read ECONNRESET', { code: 'ECONNRESET' })],
    ['a channel that is gone', made('Channel closed', { name: 'IllegalOperationError' })],
  ])('%s may pass', (_, error) => {
    expect(error).toMatchObject({ name: 'RetryLater', message: expect.stringContaining('rabbitmq.example.com:5671') })
  })

  it.each([
    [
      'a queue that is made otherwise',
      closed(406, "PRECONDITION_FAILED - inequivalent arg 'durable'"),
      'config_invalid',
    ],
    ['a locked queue', closed(405, 'RESOURCE_LOCKED'), 'permission_denied'],
    ['something else than AMQP', made('Invalid frame'), 'response_invalid'],
  ])('%s needs a person', (_, error, code) => {
    expect(error).toMatchObject({ name: 'NeedsHuman', code, action: expect.any(String) })
  })

  it('what is not known stays what it is: a bug is no trouble of the broker', () => {
    const bug = new TypeError('x is not a function')
    expect(amqpFailure(bug, AT)).toBe(bug)
  })
})
