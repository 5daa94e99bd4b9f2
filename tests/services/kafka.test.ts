import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { describeWith, service } from './service.ts'

await describeWith('kafka', ({ TEST_KAFKA_BROKERS }) => {
  test('it is there, and there is one of it', async () => {
    expect(await service('kafka')).toMatchObject({ TEST_KAFKA_BROKERS })
    const [host, port] = TEST_KAFKA_BROKERS.split(':')
    const socket = connect(Number(port), host)
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
    socket.destroy()
  })
})
