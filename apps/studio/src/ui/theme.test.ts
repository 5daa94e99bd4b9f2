// @vitest-environment jsdom
import { DEFAULT_THEME, mergeMantineTheme } from '@mantine/core'
import { describe, expect, test } from 'vitest'
import { cssVariablesResolver, theme } from './theme.ts'

/** Contrast of two colours (WCAG 2.2, relative luminance). */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** `#rrggbb` of a variable; a mix in sRGB is worked out. */
function colorOf(value: string): string {
  const mix = /^color-mix\(in srgb, (#\w{6}) (\d+)%, (#\w{6})\)$/.exec(value)
  if (mix === null) return value
  const [, over = '', share = '', under = ''] = mix
  const part = (hex: string, at: number) => Number.parseInt(hex.slice(at, at + 2), 16)
  const mixed = [1, 3, 5].map((at) =>
    Math.round((part(over, at) * Number(share) + part(under, at) * (100 - Number(share))) / 100),
  )
  return `#${mixed.map((each) => each.toString(16).padStart(2, '0')).join('')}`
}

const resolved = cssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme))

describe.each(['light', 'dark'] as const)('%s', (scheme) => {
  const variables: Readonly<Record<string, string>> = resolved[scheme]
  const value = (name: string): string => colorOf(variables[name] ?? `no ${name}`)
  const grounds = ['--ui-ground', '--ui-surface', '--ui-sunken', '--ui-accent-ground']

  test.each(['--ui-text', '--ui-dim', '--ui-accent', '--mantine-color-error', '--mantine-color-placeholder'])(
    '%s is read on every ground',
    (name) => {
      for (const ground of grounds) expect(contrast(value(name), value(ground)), ground).toBeGreaterThanOrEqual(4.5)
    },
  )

  test.each(['--ui-edge', '--ui-focus', '--ui-ok', '--ui-warn', '--ui-bad', '--ui-busy', '--ui-idle'])(
    '%s is seen on every ground',
    (name) => {
      for (const ground of grounds) expect(contrast(value(name), value(ground)), ground).toBeGreaterThanOrEqual(3)
    },
  )

  test.each(['ok', 'warn', 'bad', 'busy', 'idle'])('the words and the shape of %s stand out from its tint', (tone) => {
    const ground = value(`--ui-${tone}-ground`)
    expect(contrast(value('--ui-text'), ground)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(value(`--ui-${tone}`), ground)).toBeGreaterThanOrEqual(3)
  })
})

test('a filled button carries white text in every hue', () => {
  for (const [name, scale] of Object.entries(theme.colors ?? {})) {
    if (name !== 'dark') expect(contrast(scale?.[6] ?? '', '#ffffff'), name).toBeGreaterThanOrEqual(4.5)
  }
})
