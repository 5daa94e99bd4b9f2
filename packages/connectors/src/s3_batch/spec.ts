import type { ConnectorSpec } from '@halcyon/connector-kit'
import { hostsNamedIn } from '@halcyon/domain'
import { S3Config, S3Secrets, s3Ui } from './config/config.ts'
import { validateConfig } from './config/validate.ts'
import { PRESETS } from './presets/index.ts'
import { sample } from './sample.ts'
import { settingsOf } from './settings.ts'
import { TEMPLATES } from './templates/index.ts'

/** Credentials that are nobody's to enter. */
const KEYLESS: ReadonlySet<string> = new Set(['instance', 'container', 'anonymous'])

export const spec: ConnectorSpec<typeof S3Config, typeof S3Secrets, 'pull'> = {
  type: 's3_batch',
  title: 'S3 objects',
  description:
    'Reads the objects that are put into a bucket of AWS S3 or of a store that speaks its protocol: JSON, NDJSON, CSV, Parquet, XML or text, compressed or not.',
  stability: 'beta',
  mode: 'pull',
  ranges: true,
  config: S3Config,
  secrets: S3Secrets,
  // Of a draft, the credentials may not be chosen yet.
  requiredSecrets: ({ credentials }: Partial<S3Config>) =>
    credentials !== undefined && KEYLESS.has(credentials.kind) ? [] : ['secretAccessKey'],
  // A role is taken at a host that is named nowhere.
  hosts: (config) => (config.credentials.kind === 'static' ? hostsNamedIn(settingsOf(config)) : []),
  validate: validateConfig,
  uiSchema: s3Ui,
  presets: Object.entries(PRESETS).map(([name, { title, find, format }]) => ({
    name,
    title,
    config: { preset: name, schedule: { kind: 'interval', every: 'PT5M' } },
    fills: {
      ...(find === undefined ? {} : { find: { ...find, include: [...(find.include ?? [])] } }),
      ...structuredClone(format),
    },
  })),
  templates: TEMPLATES,
  sample,
}
