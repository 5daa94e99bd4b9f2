import { readdirSync, readFileSync } from 'node:fs'
import { parseJson } from '@halcyon/domain'
import { describe, expect, it } from 'vitest'
import { type GoldenCase, runGolden } from '../golden/run.ts'

const folder = new URL('../golden/', import.meta.url)

for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  describe(`golden: ${file}`, () => {
    const cases = parseJson(readFileSync(new URL(file, folder), 'utf8')) as unknown as GoldenCase[]
    for (const golden of cases) {
      it(golden.name, () => {
        const { actual, expected, explained } = runGolden(golden)
        expect(JSON.parse(actual)).toEqual(JSON.parse(expected))
        expect(actual).toBe(expected)
        expect(explained).toBe(actual)
      })
    }
  })
}
