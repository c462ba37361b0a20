/**
 * How a private PostgreSQL runs, given on its command line so that every start has this version's settings.
 * Durability (fsync, full_page_writes, synchronous_commit) is PostgreSQL's default, which is on, and stays so.
 * Timeouts of statements and locks belong to the pools, which know what each of them is for.
 */
const settings: Readonly<Record<string, string>> = {
  // Reached by TCP with a password only: the path of a Unix socket may not exceed 107 bytes, that of a checkout may.
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  // Solid-state storage, and short queries: a parallel worker costs more than it saves there.
  random_page_cost: "1.1",
  max_parallel_workers_per_gather: "0",
  jit: "off",
  deadlock_timeout: "250ms",
  // A client that has vanished must not hold its locks.
  client_connection_check_interval: "2s",
  tcp_keepalives_idle: "10",
  tcp_keepalives_interval: "5",
  tcp_keepalives_count: "3",
  tcp_user_timeout: "10s",
  timezone: "UTC",
  log_timezone: "UTC",
  log_line_prefix: "%m [%p] ",
  log_lock_waits: "on",
  log_min_duration_statement: "250ms",
  // People's names and places do not belong into a log: no parameters, no failing rows, no failing statements.
  log_parameter_max_length: "0",
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
};

/** The settings as arguments of `postgres`; `more` wins. */
export function settingArguments(more: Readonly<Record<string, string>>): string[] {
  return Object.entries({ ...settings, ...more }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
