/**
 * How the server is set up: little memory, durable, and WAL with room, because feeds write in bursts.
 * Reference: https://www.postgresql.org/docs/18/runtime-config.html
 */
export const DEFAULT_SETTINGS: Readonly<Record<string, string>> = {
  // Reached through the socket only: no port to guard, and file permissions stand before the password.
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '100',
  shared_buffers: '64MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  fsync: 'on',
  synchronous_commit: 'on',
  max_wal_size: '2GB',
  min_wal_size: '160MB',
  checkpoint_timeout: '10min',
  checkpoint_completion_target: '0.9',
  // pglz: the build has no lz4.
  wal_compression: 'on',
  // Short statements, planned often: compiling them costs more than it saves.
  jit: 'off',
  // No workers for reading: three processes less.
  io_method: 'sync',
  // Rows are appended and expire by partition; what is updated is hot.
  autovacuum_naptime: '15s',
  // A client that vanished must not hold locks.
  idle_in_transaction_session_timeout: '5min',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_destination: 'stderr',
  logging_collector: 'off',
  log_line_prefix: '%m [%p] %q%u@%d ',
  log_lock_waits: 'on',
  log_min_duration_statement: '5s',
  // A slow statement's values may be secrets.
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
}
