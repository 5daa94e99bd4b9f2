import { describe, expect, it } from 'vitest'
import { createRedactor, isCredentialName, redactLog } from './redact.ts'

describe('createRedactor', () => {
  const redactor = createRedactor(['whsec_c2VjcmV0LWNhbmFyeQ==', 'p&ss word', ''])
  it('masks a value wherever and however it stands', () => {
    for (const text of [
      'key whsec_c2VjcmV0LWNhbmFyeQ== used',
      'c2VjcmV0LWNhbmFyeQ==',
      'https://x.test/?k=p%26ss%20word',
      `Basic ${Buffer.from('p&ss word').toString('base64')}`,
    ]) {
      expect(redactor.text(text)).toContain('[redacted]')
      expect(redactor.text(text)).not.toMatch(/c2VjcmV0|p%26ss|cCZzcyB3/)
    }
  })
  it('masks what stands under a name of credentials, keeps the rest', () => {
    const fields = {
      headers: { Authorization: 'Bearer abc', 'X-Api-Key': 'k', accept: 'json' },
      list: ['p&ss word', 3],
    }
    expect(redactor.value(fields)).toEqual({
      headers: { Authorization: '[redacted]', 'X-Api-Key': '[redacted]', accept: 'json' },
      list: ['[redacted]', 3],
    })
  })
  it('ends on what refers to itself, and shows of an error its message only', () => {
    const loop: Record<string, unknown> = { error: new Error('no p&ss word') }
    loop.self = loop
    expect(JSON.stringify(redactor.value(loop))).toContain('"message":"no [redacted]"')
  })
})

describe('isCredentialName', () => {
  it('knows the names vendors use', () => {
    const names = [
      'authorization',
      'Cookie',
      'X-Hub-Signature-256',
      'x-api-key',
      'DD-API-KEY',
      'client_secret',
      'X-Gitlab-Token',
    ]
    expect(names.filter((name) => !isCredentialName(name))).toEqual([])
    expect(['accept', 'content-type', 'x-github-event'].filter(isCredentialName)).toEqual([])
  })
})

describe('redactLog', () => {
  it('asks for the secrets at every line', () => {
    const lines: string[] = []
    const write = (message: string, fields?: object) => void lines.push(message + JSON.stringify(fields ?? {}))
    let secret = 'first-value'
    const log = redactLog({ debug: write, info: write, warn: write, error: write }, () => [secret])
    log.info('a first-value')
    secret = 'second-value'
    log.error('b', { text: 'second-value' })
    expect(lines).toEqual(['a [redacted]{}', 'b{"text":"[redacted]"}'])
  })
})
