import type { VerbSpec } from './contract.ts'

export const INVOLVES_ROLES = ['target', 'actor', 'evidence', 'related'] as const

const verb = (
  name: string,
  from: readonly string[],
  to: readonly string[],
  description: string,
  roles: readonly string[] = [],
): VerbSpec => ({ verb: name, from, to, roles, description })

/** Every relationship a mapping may write; 'alert' stands for an alert, '*' for any entity. */
export const RELATIONSHIP_VERBS: readonly VerbSpec[] = [
  verb('involves', ['alert'], ['*'], 'The alert is about the entity, in a role.', INVOLVES_ROLES),
  verb('part_of', ['alert'], ['alert'], 'The alert belongs to an incident.'),
  verb('has_ip', ['host', 'cloud_resource'], ['ip'], 'The machine had the address.'),
  verb('resolves_to', ['domain'], ['ip', 'domain'], 'The name resolved to the address or alias.'),
  verb('hosted_on', ['url'], ['domain', 'ip'], 'The URL’s host.'),
  verb(
    'connected_to',
    ['host', 'process', 'user', 'ip'],
    ['ip', 'domain', 'url'],
    'A network connection was made or tried.',
  ),
  verb('logged_on_to', ['user'], ['host', 'cloud_account'], 'The user had a session there.'),
  verb('signed_in_from', ['user'], ['ip'], 'The address a sign-in came from.'),
  verb('ran_on', ['process'], ['host'], 'Where the process ran.'),
  verb('ran_as', ['process'], ['user'], 'The account the process ran under.'),
  verb('child_of', ['process'], ['process'], 'The process that started it.'),
  verb('image_of', ['file'], ['process'], 'The file the process was started from.'),
  verb('found_on', ['file'], ['host', 'cloud_resource'], 'Where the file was seen.'),
  verb('downloaded_from', ['file'], ['url', 'domain', 'ip'], 'Where the file came from.'),
  verb('sent_from', ['email_message'], ['email_address'], 'The sender.'),
  verb('sent_to', ['email_message'], ['email_address'], 'A recipient.'),
  verb('contains', ['email_message'], ['url', 'file'], 'A link or attachment in the message.'),
  verb('owns', ['user'], ['email_address', 'credential'], 'What belongs to the user.'),
  verb('in_account', ['cloud_resource', 'host', 'user'], ['cloud_account'], 'The cloud account it lives in.'),
  verb('instance_of', ['host'], ['cloud_resource'], 'The cloud resource that is this host.'),
  verb(
    'acted_on',
    ['user', 'credential', 'ip'],
    ['cloud_resource', 'user', 'cloud_account'],
    'What the actor read or changed.',
  ),
  verb('affects', ['vulnerability'], ['host', 'cloud_resource', 'package'], 'Where the vulnerability is present.'),
  verb('uses_package', ['cloud_resource', 'host'], ['package'], 'The package is installed or deployed there.'),
  verb('exposed_in', ['credential'], ['cloud_resource', 'url'], 'Where the credential was found in the open.'),
]
