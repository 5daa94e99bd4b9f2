/** The services that tests ask for by name: `await service('kafka')` (tests/services). */
import { kafka } from './kafka.ts'

export const services = { kafka }

export type ServiceName = keyof typeof services
/** The variables of a service, with what they hold. */
export type AddressOf<N extends ServiceName> = Awaited<ReturnType<(typeof services)[N]['start']>>['address']
