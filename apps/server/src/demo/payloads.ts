/** Events as three kinds of product send them; names are made up, addresses from the blocks kept for documentation (RFC 5737). */
import { randomInt, randomUUID } from 'node:crypto'

const pick = <T>(list: readonly T[]): T => list[randomInt(list.length)] as T

const PEOPLE = ['a.keller', 'm.okafor', 'j.lindqvist', 's.tanaka', 'svc-backup', 'r.moreau'] as const
const HOSTS = Array.from({ length: 24 }, (_, i) => `ws-${1041 + i * 7}`)
const OUTSIDE = Array.from({ length: 40 }, (_, i) => `203.0.113.${i + 10}`)

const DETECTIONS = [
  { name: 'Credential dumping with a signed tool', severity: 'High', technique: 'T1003.001', file: 'procdump64.exe' },
  { name: 'Encoded PowerShell command', severity: 'Medium', technique: 'T1059.001', file: 'powershell.exe' },
  { name: 'Ransom note written to a file share', severity: 'Critical', technique: 'T1486', file: 'svch0st.exe' },
  { name: 'Connection to a known command server', severity: 'High', technique: 'T1071.001', file: 'rundll32.exe' },
  { name: 'Event log cleared', severity: 'Low', technique: 'T1070.001', file: 'wevtutil.exe' },
] as const

/** An endpoint product's detection. One in forty has no name: it ends as a dead letter, to have one to look at. */
export function detection(): Record<string, unknown> {
  const found = pick(DETECTIONS)
  const host = pick(HOSTS)
  const at = new Date(Date.now() - randomInt(500, 20_000)).toISOString()
  return {
    detection_id: randomUUID(),
    ...(randomInt(40) === 0 ? {} : { display_name: found.name }),
    description: `${found.name} on ${host} (${found.file}).`,
    severity_name: found.severity,
    status: 'new',
    confidence: randomInt(50, 100),
    timestamp: at,
    updated_timestamp: at,
    tactic_technique: found.technique,
    user_name: pick(PEOPLE),
    filename: found.file,
    device: { hostname: host, platform_name: 'Windows', local_ip: `192.0.2.${randomInt(2, 250)}` },
  }
}

const RULES = [
  { id: 'js/sql-injection', text: 'Database query built from user-controlled sources', level: 'high' },
  { id: 'py/clear-text-logging', text: 'Clear-text logging of sensitive information', level: 'medium' },
  { id: 'java/zipslip', text: 'Arbitrary file access during archive extraction', level: 'high' },
  { id: 'go/incomplete-url-check', text: 'Incomplete URL substring sanitization', level: 'low' },
] as const
const REPOSITORIES = ['payments-api', 'customer-portal', 'identity', 'data-pipeline'] as const

/** A code scanning alert, as a source forge's webhook sends it. */
export function codeAlert(): Record<string, unknown> {
  const rule = pick(RULES)
  const repository = pick(REPOSITORIES)
  const number = randomInt(1, 900)
  return {
    action: pick(['created', 'reopened', 'appeared_in_branch']),
    alert: {
      number,
      created_at: new Date(Date.now() - randomInt(1000, 60_000)).toISOString(),
      html_url: `https://forge.example.com/acme/${repository}/security/code-scanning/${number}`,
      state: 'open',
      rule: { id: rule.id, description: rule.text, security_severity_level: rule.level },
      most_recent_instance: { ref: 'refs/heads/main', location: { path: `src/${pick(['db', 'http', 'auth'])}.js` } },
    },
    repository: { full_name: `acme/${repository}`, private: true },
    sender: { login: pick(PEOPLE) },
  }
}

/** Sign-ins, as an identity provider sends them: most are good and filtered out. */
export function signIn(): Record<string, unknown> {
  const failed = randomInt(3) === 0
  return {
    uuid: randomUUID(),
    published: new Date().toISOString(),
    eventType: failed ? pick(['user.session.denied', 'user.mfa.failed']) : 'user.session.start',
    outcome: {
      result: failed ? 'FAILURE' : 'SUCCESS',
      reason: failed ? pick(['BAD_PASSWORD', 'UNKNOWN_DEVICE']) : null,
    },
    severity: failed ? pick(['WARN', 'ERROR']) : 'INFO',
    actor: { alternateId: `${pick(PEOPLE)}@acme.example`, displayName: 'A colleague' },
    client: {
      ipAddress: pick(OUTSIDE),
      geographicalContext: { country: pick(['Germany', 'Nigeria', 'Japan', 'France']) },
    },
  }
}
