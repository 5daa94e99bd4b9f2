import { Type } from 'typebox'

/** Fields of a datasource as people give them. */
export const Name = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S', description: 'Unique in the project' })
export const Description = Type.String({ maxLength: 4000 })
export const Tags = Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { maxItems: 50, uniqueItems: true })
export const OwnerId = Type.Union([Type.String({ minLength: 1, maxLength: 64 }), Type.Null()], {
  description: 'A user of the organization; editor and operator of this datasource',
})
export const Uuid = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' })
export const Comment = Type.String({ maxLength: 4000 })
export const Nothing = Type.Object({})

export interface DatasourceParams {
  /** The datasource’s id, as it stands in the path. */
  readonly id?: string
}
