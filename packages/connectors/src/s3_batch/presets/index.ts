import type { FileFormatConfig } from '@halcyon/connector-kit'
import type { S3Config } from '../config/config.ts'
import type { PresetName } from './names.ts'

/** What writes the objects, as data. Configuration of the same name counts before it. */
export interface Preset {
  readonly title: string
  readonly find?: NonNullable<S3Config['find']>
  readonly format: FileFormatConfig
}

export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  /** docs.aws.amazon.com, CloudTrail, "Finding your CloudTrail log files" and "log file examples"; digests stand in CloudTrail-Digest. */
  aws_cloudtrail: {
    title: 'AWS CloudTrail',
    find: { include: ['**/CloudTrail/**.json.gz'] },
    format: { format: 'json', recordPath: '$.Records[*]' },
  },
  /** docs.aws.amazon.com, VPC, "Flow log files": the first row names the fields; files of a day may come some minutes into the next. */
  aws_vpc_flow_logs: {
    title: 'AWS VPC flow logs',
    find: { include: ['**/vpcflowlogs/**.log.gz'] },
    format: { format: 'csv', csv: { delimiter: ' ', quote: '' } },
  },
  /** docs.aws.amazon.com, GuardDuty, "Exporting findings": JSON lines, gzip. */
  aws_guardduty: {
    title: 'AWS GuardDuty findings',
    find: { include: ['**/GuardDuty/**.jsonl.gz'] },
    format: { format: 'ndjson' },
  },
  /** docs.aws.amazon.com, CloudFront, "Standard log file format": tabs, two rows of comments, fields in a fixed order. */
  aws_cloudfront: {
    title: 'AWS CloudFront access logs',
    format: {
      format: 'csv',
      csv: {
        delimiter: '\t',
        quote: '',
        comment: '#',
        header: false,
        columns: [
          'date',
          'time',
          'x-edge-location',
          'sc-bytes',
          'c-ip',
          'cs-method',
          'cs(Host)',
          'cs-uri-stem',
          'sc-status',
          'cs(Referer)',
          'cs(User-Agent)',
          'cs-uri-query',
          'cs(Cookie)',
          'x-edge-result-type',
          'x-edge-request-id',
          'x-host-header',
          'cs-protocol',
          'cs-bytes',
          'time-taken',
          'x-forwarded-for',
          'ssl-protocol',
          'ssl-cipher',
          'x-edge-response-result-type',
          'cs-protocol-version',
          'fle-status',
          'fle-encrypted-fields',
          'c-port',
          'time-to-first-byte',
          'x-edge-detailed-result-type',
          'sc-content-type',
          'sc-content-len',
          'sc-range-start',
          'sc-range-end',
        ],
      },
    },
  },
  /** docs.aws.amazon.com, Security Lake, "Open Cybersecurity Schema Framework": Parquet, a day a folder. */
  security_lake: {
    title: 'Amazon Security Lake (OCSF)',
    find: { include: ['**.parquet'] },
    format: { format: 'parquet' },
  },
  ndjson: {
    title: 'NDJSON (MinIO, R2, Ceph, any writer)',
    format: { format: 'ndjson' },
  },
}
