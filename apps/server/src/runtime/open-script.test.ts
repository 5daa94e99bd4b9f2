import { NeedsHuman } from '@halcyon/connector-kit'
import { coolSandbox } from '@halcyon/sandbox'
import { afterAll, expect, test } from 'vitest'
import { openScript, tryScript } from './open-script.ts'

afterAll(coolSandbox)

test('a version whose script cannot be compiled is not started, and says what to mend', async () => {
  const step = { language: 'javascript', source: 'const a = 1\nreturn {' } as const
  const refused = await openScript(step).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(NeedsHuman)
  expect(refused).toMatchObject({
    code: 'mapping_invalid',
    message: expect.stringMatching(/^script\.source: line \d+/),
  })
  expect(await tryScript(step)).toMatchObject({ path: 'script.source', code: 'script_failed' })
})

test('without a script there is no sandbox; with one it runs, and ends when it is closed', async () => {
  expect(await openScript(null)).toBe(null)
  const script = await openScript({ language: 'javascript', source: 'return { ...item, b: 2 }' })
  expect(await script?.run([{ a: 1 }])).toMatchObject([{ ok: true, items: [{ a: 1, b: 2 }] }])
  script?.close()
  await expect(script?.run([{ a: 1 }])).rejects.toThrow('closed')
})
