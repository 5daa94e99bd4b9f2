/** The services that tests ask for by name: `await service('kafka')` (tests/services). */
import { kafka } from './kafka.ts'
import { mariadb } from './mariadb.ts'
import { postgresql } from './postgresql.ts'
import { rabbitmq } from './rabbitmq.ts'
import { s3 } from './s3.ts'
import { sqs } from './sqs.ts'
import { sshd } from './sshd.ts'

export const services = { kafka, mariadb, postgresql, rabbitmq, s3, sqs, sshd }

export type ServiceName = keyof typeof services
/** The variables of a service, with what they hold. */
export type AddressOf<N extends ServiceName> = Awaited<ReturnType<(typeof services)[N]['start']>>['address']
