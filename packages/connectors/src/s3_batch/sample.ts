import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { isJsonObject, type JsonObject, type JsonValue } from '@halcyon/domain'
import { guardDuty } from './templates/guardduty.ts'

const pick = <T>(list: readonly T[]): T => list[randomInt(list.length)] as T
const address = (): string => `198.51.100.${randomInt(1, 254)}`
const ago = (): Date => new Date(Date.now() - randomInt(1000, 600_000))
const account = '123456789012'

const CALLS = [
  {
    eventSource: 'signin.amazonaws.com',
    eventName: 'ConsoleLogin',
    responseElements: { ConsoleLogin: 'Failure' },
    errorMessage: 'Failed authentication',
  },
  {
    eventSource: 'iam.amazonaws.com',
    eventName: 'CreateAccessKey',
    responseElements: { accessKey: { userName: 'svc-backup', status: 'Active' } },
  },
  { eventSource: 'cloudtrail.amazonaws.com', eventName: 'StopLogging', responseElements: null },
  { eventSource: 's3.amazonaws.com', eventName: 'PutBucketPolicy', errorCode: 'AccessDenied', responseElements: null },
] as const

/** docs.aws.amazon.com, CloudTrail, "record contents". */
const cloudTrail = (): JsonValue => {
  const user = pick(['a.keller', 'm.okafor', 'svc-backup', 'j.lindqvist'])
  return {
    eventVersion: '1.11',
    userIdentity: {
      type: 'IAMUser',
      principalId: 'AIDACKCEVSQ6C2EXAMPLE',
      arn: `arn:aws:iam::${account}:user/${user}`,
      accountId: account,
      userName: user,
    },
    eventTime: ago().toISOString().replace(/\.\d+/, ''),
    awsRegion: 'eu-central-1',
    sourceIPAddress: address(),
    userAgent: 'aws-cli/2.22.0',
    requestParameters: null,
    requestID: randomUUID(),
    eventID: randomUUID(),
    readOnly: false,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: account,
    eventCategory: 'Management',
    ...pick(CALLS),
  }
}

/** docs.aws.amazon.com, VPC, "Flow log records", version 2. */
const flow = (): JsonValue => {
  const start = Math.floor(ago().getTime() / 1000)
  return {
    version: '2',
    'account-id': account,
    'interface-id': `eni-${randomBytes(8).toString('hex')}`,
    srcaddr: address(),
    dstaddr: `10.0.${randomInt(255)}.${randomInt(1, 255)}`,
    srcport: String(randomInt(1024, 65_535)),
    dstport: pick(['22', '443', '3389']),
    protocol: '6',
    packets: String(randomInt(1, 50)),
    bytes: String(randomInt(40, 50_000)),
    start: String(start),
    end: String(start + 60),
    action: 'REJECT',
    'log-status': 'OK',
  }
}

/** One of the template's findings, with another id and of now. */
const guardDutyFinding = (): JsonValue => {
  const now = ago().toISOString()
  const text = JSON.stringify(pick(guardDuty.samples))
  const finding = JSON.parse(text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, now)) as JsonObject
  return { ...finding, id: randomBytes(16).toString('hex') }
}

const detection = (): JsonValue => ({
  id: randomUUID(),
  title: pick([
    'Credential dumping with a signed tool',
    'Sign-in from two countries within an hour',
    'Ransom note written to a file share',
  ]),
  severity: pick(['low', 'medium', 'high', 'critical']),
  created_at: ago().toISOString(),
  host: `ws-${randomInt(1000, 9999)}`,
  user: pick(['a.keller', 'm.okafor']),
  source_ip: address(),
})

/** A record as the source the config names writes it; without one an alert of a detection product. Addresses are those for documentation. */
export function sample(config: JsonValue = {}): JsonValue {
  const preset = isJsonObject(config) ? config.preset : null
  if (preset === 'aws_cloudtrail') return cloudTrail()
  if (preset === 'aws_guardduty') return guardDutyFinding()
  return preset === 'aws_vpc_flow_logs' ? flow() : detection()
}
