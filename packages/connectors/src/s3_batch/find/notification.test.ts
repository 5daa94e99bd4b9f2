import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { objectsOf } from './notification.ts'

/** docs.aws.amazon.com, S3, "Event message structure". */
const record = (part: object = {}, object: object = {}) => ({
  eventVersion: '2.1',
  eventSource: 'aws:s3',
  awsRegion: 'us-west-2',
  eventTime: '1970-01-01T00:00:01.900Z',
  eventName: 'ObjectCreated:Put',
  s3: {
    s3SchemaVersion: '1.0',
    bucket: { name: 'logs', arn: 'arn:aws:s3:::logs' },
    object: { key: 'a+b%2B%C3%BC.json', size: 1024, eTag: 'd41d8cd9', sequencer: '0055AED6DCD90281E5', ...object },
  },
  ...part,
})
const event = (...records: readonly object[]) => ({ Records: records })
const file = { key: 'a b+ü.json', version: 'd41d8cd9', size: 1024, modified: 1000 }
const found = { bucket: 'logs', key: 'a b+ü.json', file }

/** docs.aws.amazon.com, S3, "EventBridge event message structure". */
const bridged = {
  version: '0',
  'detail-type': 'Object Created',
  source: 'aws.s3',
  time: '1970-01-01T00:00:01Z',
  detail: {
    bucket: { name: 'logs' },
    object: { key: 'a b+ü.json', size: 1024, etag: 'd41d8cd9' },
    reason: 'PutObject',
  },
}

describe('a message', () => {
  const of = (message: unknown) => objectsOf(JSON.stringify(message))

  it('of S3, by way of SNS, or of EventBridge names objects', () => {
    expect(of(event(record()))).toEqual([found])
    expect(of({ Type: 'Notification', TopicArn: 'arn', Message: JSON.stringify(event(record(), record())) })).toEqual([
      found,
      found,
    ])
    expect(of(bridged)).toEqual([found])
  })
  it('that does not say all of an object names it all the same', () => {
    expect(of(event(record({}, { eTag: undefined })))).toEqual([{ ...found, file: null }])
    expect(of(event(record({ eventTime: 'yesterday' })))).toEqual([{ ...found, file: null }])
  })
  it('of other events names none', () => {
    expect(of({ Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'logs' })).toEqual([])
    expect(of(event(record({ eventName: 'ObjectRemoved:Delete' }), record()))).toEqual([found])
    expect(of({ ...bridged, 'detail-type': 'Object Deleted' })).toEqual([])
  })
  it.each([
    'no json',
    '[]',
    '{}',
    { Records: [1] },
    { Records: [record({ s3: {} })] },
    { Records: [record({}, { key: '%E0%A4%A' })] },
    { Type: 'Notification', Message: 'hello' },
    { ...bridged, detail: {} },
  ])('that is none says so: %j', (message) => {
    expect(objectsOf(typeof message === 'string' ? message : JSON.stringify(message))).toBe(null)
  })
  it('of whatever kind throws nothing', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void objectsOf(text)))
    fc.assert(fc.property(fc.jsonValue(), (value) => void of(event(record({ s3: value }), { eventName: value }))))
  })
})
