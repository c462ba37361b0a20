-- Who works here: control rooms (the wall stands between them), agencies, people and their sessions.

create table centres (
  id uuid primary key,
  name text not null,
  version int not null default 1
);

create table agencies (
  id uuid primary key,
  centre_id uuid not null references centres,
  name text not null,
  kind text not null
);

create table units (
  id uuid primary key,
  centre_id uuid not null references centres,
  agency_id uuid not null references agencies,
  call_sign text not null,
  type text not null,
  capabilities text[] not null default '{}',
  duty text not null default 'off-duty' check (duty in ('off-duty', 'in-service', 'out-of-service')),
  duty_reason text,
  crew_size int,
  station_name text,
  station_at geography(point, 4326),
  version int not null default 1,
  unique (centre_id, call_sign)
);
create index units_capabilities on units using gin (capabilities);

create table people (
  id uuid primary key,
  name text not null,
  password_hash text,
  role text not null,
  centre_id uuid references centres,
  agency_id uuid references agencies,
  unit_id uuid references units,
  install_id uuid unique,
  active boolean not null default true,
  created_at timestamptz not null,
  check (role = 'citizen' or (password_hash is not null and (centre_id is not null or role = 'administrator'))),
  check (role <> 'responder' or unit_id is not null)
);
create unique index people_name on people (lower(name)) where role <> 'citizen';

create table sessions (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null references people,
  app text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index sessions_of_person on sessions (person_id) where ended_at is null;

create table invitations (
  token_hash bytea primary key,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- Failed sign-ins, counted by account and by source.
create table sign_in_failures (
  account text not null,
  source text not null,
  at timestamptz not null
);
create index sign_in_failures_at on sign_in_failures (at);

-- The first reply to every command, so that a repeat gets it again. `natural_key` stands in for a missing id.
create table commands (
  id uuid primary key,
  natural_key text unique,
  name text not null,
  person_id uuid not null,
  body_hash bytea not null,
  -- json, not jsonb: a repeat gets the very text of the first reply.
  reply json,
  at timestamptz not null
);

-- Who did what, written in the same transaction as the effect. Sealed in batches by the sequencer.
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  command_id uuid not null,
  name text not null,
  person_id uuid not null,
  session_id uuid not null,
  centre_id uuid,
  input jsonb not null,
  sealed_in bigint
);
create index audit_unsealed on audit (id) where sealed_in is null;

create table audit_seals (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  first_id bigint not null,
  last_id bigint not null,
  rows int not null,
  root bytea not null,
  previous bytea,
  signature bytea not null
);

-- Secrets of the installation that all nodes share: audit signing key, push keys.
create table installation (
  key text primary key,
  value jsonb not null
);

-- The kept-event log. `insert_id` orders what one statement finds committed (sequence cache 1); `number` is given
-- by the sequencer alone, gapless and unique, so that a deposed leader can't number.
create table kept_events (
  insert_id bigint generated always as identity (cache 1) primary key,
  number bigint unique,
  name text not null,
  at timestamptz not null,
  payload jsonb not null,
  rooms text[] not null
);
create index kept_events_unnumbered on kept_events (insert_id) where number is null;

-- The last number given, in one row: a count that survives the removal of old events.
create table event_counter (
  sole boolean primary key default true check (sole),
  number bigint not null
);
insert into event_counter values (true, 0);
