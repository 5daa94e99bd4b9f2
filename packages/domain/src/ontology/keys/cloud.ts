import type { JsonObject } from '../../json/value.ts'
import { attribute, json, text } from '../coerce.ts'
import type { NormalisedKey } from '../contract.ts'
import { refuse } from '../text.ts'
import { entityType, globalKey, incompleteKey, part, scopedKey } from './entity-type.ts'
import { GUID } from './user.ts'

const PROVIDERS = new Map([
  ['amazon', 'aws'],
  ['amazon web services', 'aws'],
  ['google', 'gcp'],
  ['google cloud', 'gcp'],
  ['googlecloud', 'gcp'],
  ['gcloud', 'gcp'],
  ['microsoft', 'azure'],
  ['microsoft azure', 'azure'],
])
const QUALIFIED = /^([a-z0-9_. -]+):([^/].*)$/i
const PROVIDER = /^[a-z0-9_. -]+$/
const GCP_ID = /^(?:projects|organizations|folders)\/(\S+)$/i

function accountKey(input: string): NormalisedKey {
  if (/^\d{12}$/.test(input)) return globalKey(`aws:${input}`)
  if (GUID.test(input)) return globalKey(`azure:${input.toLowerCase()}`)
  const gcp = GCP_ID.exec(input)?.[1]
  if (gcp !== undefined) return account('gcp', gcp)
  const [, provider, id] = QUALIFIED.exec(input) ?? []
  if (provider !== undefined && id !== undefined) return account(provider, id)
  return incompleteKey(
    'The account’s provider is not told by its id',
    'Give {provider, accountId} or a template "provider:id"',
  )
}

function account(providerName: string, accountId: string): NormalisedKey {
  const named = providerName.trim().toLowerCase()
  const provider = PROVIDERS.get(named) ?? named
  const lower = provider === 'azure' || provider === 'gcp'
  const id = lower ? accountId.trim().replace(GCP_ID, '$1').toLowerCase() : accountId.trim()
  if (!PROVIDER.test(provider) || id === '' || id.startsWith('/'))
    return refuse('key_invalid', 'Expected provider and account id')
  if (provider === 'aws' && !/^\d{12}$/.test(id)) {
    return refuse(
      'account_id_digits',
      'An AWS account id has 12 digits',
      'Read it as text: a number loses its leading zeros',
    )
  }
  return globalKey(`${provider}:${id}`)
}

export const CLOUD_ACCOUNT = entityType(
  'cloud_account',
  'Cloud account',
  '`provider:id`: AWS account (12 digits, also bare), Azure subscription GUID (also bare), GCP project or organization (`projects/…`), SaaS tenant. Global. Parts: {provider, accountId}.',
  [
    attribute('name', 'string', 'Account name.', text(256)),
    attribute('organization', 'string', 'Parent organization.', text(256)),
  ],
  {
    text: accountKey,
    object: (parts: JsonObject) => {
      const provider = part(parts, 'provider')
      const id = part(parts, 'accountId', 'id')
      return provider === '' || id === '' ? accountKey(id) : account(provider, id)
    },
  },
)

const EC2_INSTANCE = /^i-[0-9a-f]{8,17}$/i
const REPOSITORY = /^(?:https?:\/\/|git@)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)[/:]([^/:\s]+)\/([^/\s]+)\/?$/i
const KUBERNETES = /^[^/\s]+\/[^/\s]*\/[^/\s]+\/[^/\s]+$/

function withoutGit(name: string): string {
  let bare = name
  while (/.\.git$/i.test(bare)) bare = bare.slice(0, -4)
  return bare
}

function resourceKey(input: string, scope: string): NormalisedKey {
  if (/^arn:/i.test(input)) return globalKey(input)
  if (/^\/(?:subscriptions|providers|tenants)\/+[^/\s]/i.test(input))
    return globalKey(input.replace(/[/\s]+$/, '').toLowerCase())
  if (/^\/\/[a-z0-9.-]+\//i.test(input)) return globalKey(input)
  if (EC2_INSTANCE.test(input)) return globalKey(input.toLowerCase())
  const [, host, owner, name] = REPOSITORY.exec(input) ?? []
  if (host !== undefined) return globalKey(`${host}/${owner}/${withoutGit(name ?? '')}`.toLowerCase())
  return KUBERNETES.test(input) ? globalKey(input) : scopedKey(input, scope)
}

export const CLOUD_RESOURCE = entityType(
  'cloud_resource',
  'Cloud resource',
  'The provider’s full id: ARN as it is, Azure id lower-case, GCP `//service/…`, Kubernetes `cluster/namespace/kind/name`, repository `host/owner/name` lower-case, `i-…`: global. Any other id is unique within the datasource.',
  [
    attribute('name', 'string', 'Name.', text(512)),
    attribute('resourceType', 'string', 'The provider’s type.', text(256)),
    attribute('provider', 'string', 'Provider.', text(64)),
    attribute('region', 'string', 'Region.', text(64)),
    attribute('accountId', 'string', 'Account, subscription or project.', text(256)),
    attribute('labels', 'json', 'Labels or tags.', json),
  ],
  { text: resourceKey },
)
