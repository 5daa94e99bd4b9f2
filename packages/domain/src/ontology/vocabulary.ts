/** The closed word lists of the ontology and the vendor words that mean the same. */

export const KINDS = ['detection', 'vulnerability', 'posture', 'exposure', 'audit', 'incident'] as const
export const SEVERITIES = ['unknown', 'info', 'low', 'medium', 'high', 'critical'] as const
export const STATUSES = ['new', 'in_progress', 'suppressed', 'resolved', 'archived', 'unknown'] as const
export const VERDICTS = [
  'unknown',
  'true_positive',
  'false_positive',
  'benign',
  'suspicious',
  'test',
  'duplicate',
] as const
export const DISPOSITIONS = ['detected', 'allowed', 'blocked', 'quarantined', 'deleted', 'isolated', 'unknown'] as const

export type Severity = (typeof SEVERITIES)[number]

type Synonyms = Readonly<Record<string, string>>

export const KIND_SYNONYMS: Synonyms = {
  alert: 'detection',
  finding: 'detection',
  misconfiguration: 'posture',
  compliance: 'posture',
  case: 'incident',
}

/** Suricata, Falco, syslog, Okta, GitHub, Security Hub, Sentinel; a number has no meaning without its scale and is not here. */
export const SEVERITY_SYNONYMS: Synonyms = {
  informational: 'info',
  information: 'info',
  debug: 'info',
  none: 'info',
  notice: 'low',
  note: 'low',
  minor: 'low',
  warning: 'medium',
  warn: 'medium',
  moderate: 'medium',
  med: 'medium',
  error: 'high',
  err: 'high',
  major: 'high',
  important: 'high',
  severe: 'high',
  crit: 'critical',
  alert: 'critical',
  emergency: 'critical',
  emerg: 'critical',
  fatal: 'critical',
  undefined: 'unknown',
  other: 'unknown',
}

export const STATUS_SYNONYMS: Synonyms = {
  open: 'new',
  opened: 'new',
  active: 'new',
  reopened: 'new',
  created: 'new',
  triggered: 'new',
  acknowledged: 'in_progress',
  investigating: 'in_progress',
  pending: 'in_progress',
  notified: 'in_progress',
  ignored: 'suppressed',
  dismissed: 'suppressed',
  auto_dismissed: 'suppressed',
  muted: 'suppressed',
  closed: 'resolved',
  fixed: 'resolved',
  remediated: 'resolved',
  done: 'resolved',
}

export const VERDICT_SYNONYMS: Synonyms = {
  tp: 'true_positive',
  malicious: 'true_positive',
  fp: 'false_positive',
  benign_positive: 'benign',
  informational_expected_activity: 'benign',
  security_test: 'test',
  security_testing: 'test',
  undetermined: 'unknown',
  not_available: 'unknown',
}

export const DISPOSITION_SYNONYMS: Synonyms = {
  alerted: 'detected',
  logged: 'detected',
  monitored: 'detected',
  allow: 'allowed',
  permitted: 'allowed',
  pass: 'allowed',
  block: 'blocked',
  denied: 'blocked',
  deny: 'blocked',
  drop: 'blocked',
  dropped: 'blocked',
  prevented: 'blocked',
  quarantine: 'quarantined',
  removed: 'deleted',
  contained: 'isolated',
}

/** `EPPDetection`, `In Progress`, `in-progress` → `epp_detection`, `in_progress`. */
export function foldWord(text: string): string {
  return text
    .trim()
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[\s-]+/g, '_')
    .toLowerCase()
}

/** Canonical words and synonyms in one map, so that a lookup with any key is safe. */
export const vocabulary = (words: readonly string[], synonyms: Synonyms): ReadonlyMap<string, string> =>
  new Map([...Object.entries(synonyms), ...words.map((word): [string, string] => [word, word])])
