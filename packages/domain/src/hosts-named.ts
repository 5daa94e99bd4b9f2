const HOST = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i

function hostOf(key: string, text: string): string | null {
  if (key === 'host') return HOST.test(text) ? text.toLowerCase() : null
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null
  const { hostname } = new URL(text)
  return HOST.test(hostname) ? hostname : null
}

/**
 * The hosts that a configuration names in its addresses, to which a secret of it is bound. None where it names only where to begin:
 * the brokers of a cluster tell of others.
 * @param config JSON, or settings made of it
 */
export function hostsNamedIn(config: object): readonly string[] {
  const found = new Set<string>()
  const look = (key: string, value: unknown): void => {
    if (typeof value === 'string') {
      const host = hostOf(key, value)
      if (host !== null) found.add(host)
    } else if (Array.isArray(value)) for (const one of value) look(key === 'allowedHosts' ? 'host' : key, one)
    else if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value)) look(name, one)
  }
  look('', config)
  // A bucket is reached at a name of its own below the endpoint's.
  if ('bucket' in config && typeof config.bucket === 'string' && !('pathStyle' in config && config.pathStyle === true))
    for (const host of [...found]) found.add(`*.${host}`)
  return [...found]
}
