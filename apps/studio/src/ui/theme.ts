import './overlays.ts'
import './styles.css'
import { type CSSVariablesResolver, createTheme, rem } from '@mantine/core'
import { amber, dark, gray, green, halcyon, red } from './palette.ts'

const sans = 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'
const mono = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace'

const NAMES = {
  halcyon,
  blue: halcyon,
  cyan: halcyon,
  indigo: halcyon,
  green,
  teal: green,
  lime: green,
  yellow: amber,
  orange: amber,
  red,
}

const CLOSE = { 'aria-label': 'Close' }
/** A dialog's `<header>` would be announced as the page's banner. */
const HEADER = { header: { role: 'none' } }

/** One type scale (12 13 14 16 20), every line height on the 4 px grid; one spacing scale (4 8 12 16 24). */
export const theme = createTheme({
  primaryColor: 'halcyon',
  primaryShade: 6,
  // Mantine's other hues fail our contrast or would carry meaning by colour alone: their names lead to ours.
  colors: { ...NAMES, gray, dark, pink: gray, grape: gray, violet: gray },
  white: '#ffffff',
  black: gray[9],
  fontFamily: sans,
  fontFamilyMonospace: mono,
  fontSizes: { xs: rem(12), sm: rem(13), md: rem(14), lg: rem(16), xl: rem(20) },
  lineHeights: { xs: rem(16), sm: rem(20), md: rem(20), lg: rem(24), xl: rem(28) },
  spacing: { xs: rem(4), sm: rem(8), md: rem(12), lg: rem(16), xl: rem(24) },
  radius: { xs: rem(2), sm: rem(4), md: rem(6), lg: rem(8), xl: rem(12) },
  defaultRadius: 'sm',
  fontWeights: { regular: '400', medium: '500', bold: '600' },
  headings: {
    fontFamily: sans,
    fontWeight: '600',
    textWrap: 'pretty',
    sizes: {
      h1: { fontSize: rem(20), lineHeight: rem(28) },
      h2: { fontSize: rem(16), lineHeight: rem(24) },
      h3: { fontSize: rem(14), lineHeight: rem(20) },
      h4: { fontSize: rem(13), lineHeight: rem(20) },
      h5: { fontSize: rem(12), lineHeight: rem(16) },
      h6: { fontSize: rem(12), lineHeight: rem(16) },
    },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: {
      defaultProps: { multiline: true, maw: 360, openDelay: 200, events: { hover: true, focus: true, touch: true } },
    },
    Modal: { defaultProps: { closeButtonProps: CLOSE, attributes: HEADER, padding: 'lg', centered: true } },
    Drawer: { defaultProps: { closeButtonProps: CLOSE, attributes: HEADER, padding: 'lg' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Menu: { defaultProps: { position: 'bottom-end', shadow: 'md', withInitialFocusPlaceholder: false } },
    Badge: { defaultProps: { variant: 'light', color: 'gray', radius: 'sm', tt: 'none', fw: 500 } },
    Table: { defaultProps: { highlightOnHover: true } },
    Skeleton: { defaultProps: { radius: 'sm' } },
    Loader: { defaultProps: { 'aria-label': 'Working' } },
  },
})

/** A state's colours; meaning is never carried by them alone. */
const tones = (scheme: 'light' | 'dark'): Record<string, string> => {
  const light = scheme === 'light'
  const scales = { ok: green, warn: amber, bad: red, busy: halcyon }
  const named = Object.entries(scales).flatMap(([tone, scale]) => [
    [`--ui-${tone}`, scale[light ? 6 : 4]],
    [`--ui-${tone}-ground`, light ? scale[0] : `color-mix(in srgb, ${scale[5]} 18%, ${dark[7]})`],
  ])
  return {
    ...Object.fromEntries(named),
    '--ui-idle': light ? gray[6] : dark[2],
    '--ui-idle-ground': light ? gray[1] : dark[5],
    '--ui-alarm': light ? red[6] : red[4],
    '--ui-on-alarm': light ? '#ffffff' : dark[9],
  }
}

/** The `light` variant's grounds in the dark scheme: Mantine darkens our deep shades to black. */
const darkGrounds = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(NAMES).flatMap(([name, scale]) => [
      [`--mantine-color-${name}-light`, `color-mix(in srgb, ${scale[5]} 22%, ${dark[7]})`],
      [`--mantine-color-${name}-light-hover`, `color-mix(in srgb, ${scale[5]} 32%, ${dark[7]})`],
    ]),
  )

/** Mantine's variables where its own would fail 4.5:1 for text or 3:1 for edges, and ours (`--ui-…`). */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: { '--ui-row': rem(36), '--ui-row-comfortable': rem(48), '--ui-nav': rem(224) },
  light: {
    ...tones('light'),
    '--ui-accent': halcyon[6],
    '--ui-accent-ground': halcyon[0],
    '--ui-focus': halcyon[6],
    '--ui-ground': gray[0],
    '--ui-surface': '#ffffff',
    '--ui-sunken': gray[1],
    '--ui-line': gray[2],
    '--ui-edge': gray[5],
    '--ui-text': gray[9],
    '--ui-dim': gray[6],
    '--mantine-color-text': gray[9],
    '--mantine-color-error': red[6],
    '--mantine-color-success': green[6],
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-placeholder': gray[6],
    '--mantine-color-anchor': halcyon[6],
    '--mantine-color-default-border': gray[5],
    '--mantine-color-disabled-color': gray[6],
  },
  dark: {
    ...tones('dark'),
    ...darkGrounds(),
    '--ui-accent': halcyon[4],
    '--ui-accent-ground': '#12293a',
    '--ui-focus': halcyon[3],
    '--ui-ground': dark[8],
    '--ui-surface': dark[7],
    '--ui-sunken': dark[6],
    '--ui-line': dark[5],
    '--ui-edge': dark[3],
    '--ui-text': dark[0],
    '--ui-dim': dark[2],
    '--mantine-color-text': dark[0],
    '--mantine-color-error': red[4],
    '--mantine-color-success': green[4],
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': dark[2],
    '--mantine-color-anchor': halcyon[4],
    '--mantine-color-default-border': dark[3],
    '--mantine-color-disabled-color': dark[2],
    '--mantine-color-gray-light': dark[5],
    '--mantine-color-gray-light-hover': dark[4],
    '--mantine-color-gray-light-color': dark[0],
    '--mantine-color-gray-text': dark[1],
  },
})
