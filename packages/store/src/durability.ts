import pg from 'pg'

/** The server may lose what it has confirmed: "acknowledged" would not mean "durable". */
export class UnsafeDurability extends Error {
  override readonly name = 'UnsafeDurability'
}

/** Settings without which a commit is not durable, as the application's role sees them. */
const NEEDED = {
  fsync: ['on'],
  synchronous_commit: ['on', 'remote_write', 'remote_apply', 'local'],
  full_page_writes: ['on'],
} as const

/**
 * Looks whether this PostgreSQL is one the product may trust: version 15 to 18, and durable commits.
 * @throws UnsafeDurability naming the setting and how to mend it
 */
export async function checkServer(
  url: string,
  options: { allowUnsafe: boolean; warn: (message: string) => void },
): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'halcyon check' })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string; setting: string }>(
      "select name, setting from pg_settings where name = any ($1) or name = 'server_version_num'",
      [Object.keys(NEEDED)],
    )
    const settings = new Map(rows.map((row) => [row.name, row.setting]))
    const major = Math.floor(Number(settings.get('server_version_num')) / 10_000)
    if (major < 15) throw new UnsafeDurability(`PostgreSQL ${major} is too old: version 15 to 18 is needed.`)
    for (const [name, allowed] of Object.entries(NEEDED)) {
      const setting = settings.get(name) ?? ''
      if ((allowed as readonly string[]).includes(setting)) continue
      const message = `PostgreSQL runs with ${name} = ${setting}: it can lose events that were acknowledged. Set it to ${allowed[0]}.`
      if (!options.allowUnsafe)
        throw new UnsafeDurability(`${message} To start all the same: HALCYON_ALLOW_UNSAFE_DURABILITY=1.`)
      options.warn(message)
    }
  } finally {
    await client.end()
  }
}
