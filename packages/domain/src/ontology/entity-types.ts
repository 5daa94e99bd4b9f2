import type { EntityTypeSpec } from './contract.ts'
import { CLOUD_ACCOUNT, CLOUD_RESOURCE } from './keys/cloud.ts'
import { EMAIL_ADDRESS, EMAIL_MESSAGE } from './keys/email.ts'
import { CREDENTIAL, PACKAGE, VULNERABILITY } from './keys/exposure.ts'
import { FILE } from './keys/file.ts'
import { HOST } from './keys/host.ts'
import { DOMAIN, IP, URL_TYPE } from './keys/network.ts'
import { PROCESS } from './keys/process.ts'
import { USER } from './keys/user.ts'

const TYPES: readonly EntityTypeSpec[] = [
  HOST,
  USER,
  IP,
  DOMAIN,
  URL_TYPE,
  FILE,
  PROCESS,
  EMAIL_ADDRESS,
  EMAIL_MESSAGE,
  CLOUD_ACCOUNT,
  CLOUD_RESOURCE,
  VULNERABILITY,
  PACKAGE,
  CREDENTIAL,
]

/** Every entity type by its name. No prototype: looking up `constructor` finds nothing. */
export const ENTITY_TYPES: Readonly<Record<string, EntityTypeSpec>> = Object.freeze(
  Object.assign(Object.create(null), Object.fromEntries(TYPES.map((spec) => [spec.type, spec]))),
)
