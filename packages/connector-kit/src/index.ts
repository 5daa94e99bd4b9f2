/**
 * Owns: what a connector is, the errors it may throw, the guarded outbound client, and the suite every connector must pass (`./suite`).
 * Refuses: any connector's own code, any database.
 * Neighbours: `connectors` fit it, `pipeline` and the runtime drive it.
 */
export * from './contract.ts'
export * from './errors.ts'
