import { readFile } from 'node:fs/promises'
import { guides } from '@halcyon/connectors'
import { knownExtensions } from '../commands/datasources/catalog.ts'

/** The guide that stands beside a connector's code, Markdown; '' for a type that brings none. */
export async function guideOf(type: string): Promise<string> {
  const place = guides.get(type)
  if (place !== undefined) return readFile(place, 'utf8')
  return knownExtensions().loaded.find(({ connector }) => connector.spec.type === type)?.guide ?? ''
}
