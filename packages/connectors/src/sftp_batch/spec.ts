import type { ConnectorSpec } from '@halcyon/connector-kit'
import { hostsNamedIn } from '@halcyon/domain'
import { SftpConfig, SftpSecrets, sftpUi } from './config/config.ts'
import { secretsOf } from './config/settings.ts'
import { validateConfig } from './config/validate.ts'
import { PRESETS } from './presets.ts'
import { sample } from './sample.ts'

export const spec: ConnectorSpec<typeof SftpConfig, typeof SftpSecrets, 'pull'> = {
  type: 'sftp_batch',
  title: 'SFTP files',
  description:
    'Reads the files that are put onto a server and reached by SSH: JSON, NDJSON, CSV, Parquet, XML or text, compressed or not.',
  stability: 'beta',
  mode: 'pull',
  ranges: true,
  config: SftpConfig,
  secrets: SftpSecrets,
  requiredSecrets: secretsOf,
  hosts: hostsNamedIn,
  validate: validateConfig,
  uiSchema: sftpUi,
  presets: PRESETS,
  sample,
}
