import { useLocalStorage } from '@mantine/hooks'

/** How high the rows of a table are: 36 or 48 px. */
export type Density = 'dense' | 'comfortable'

/** What this reader chose for all tables, kept in the browser; dense unless told. */
export const useDensity = () =>
  useLocalStorage<Density>({ key: 'halcyon.density', defaultValue: 'dense', getInitialValueInEffect: false })
