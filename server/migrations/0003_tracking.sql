-- Life 2, position to console: the newest position of each unit, and its track.

-- A GiST index on moving points is never HOT: room on the page and early vacuum keep it from bloating.
create table unit_positions (
  unit_id uuid primary key references units,
  at geography(point, 4326) not null,
  recorded_at timestamptz not null,
  received_at timestamptz not null,
  accuracy_metres real,
  heading real,
  speed real,
  -- Further from the position before than a vehicle can drive in the time, or named invented by the device itself.
  doubtful boolean not null default false,
  -- The node that took the report, and the one clock that all nodes share: how a node finds what the others wrote.
  taken_by uuid,
  written_at timestamptz not null default clock_timestamp()
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);
create index unit_positions_at on unit_positions using gist (at);

-- One partition for each day (UTC), made ahead and dropped by the running server, never deleted from.
create table unit_track (
  unit_id uuid not null,
  at geography(point, 4326) not null,
  recorded_at timestamptz not null,
  received_at timestamptz not null,
  accuracy_metres real,
  heading real,
  speed real,
  doubtful boolean not null default false
) partition by range (received_at);
create index unit_track_of_unit on unit_track (unit_id, received_at);

-- Keys of machines that send: telephony systems and trackers.
create table intake_keys (
  key_hash bytea primary key,
  kind text not null check (kind in ('calls', 'positions')),
  centre_id uuid not null references centres,
  name text not null,
  person_id uuid not null,
  created_at timestamptz not null,
  ended_at timestamptz
);

-- The identifier that a tracker sends (OwnTracks topic or tid, Traccar device id), and the unit that it rides in.
create table trackers (
  centre_id uuid not null references centres,
  identifier text not null,
  unit_id uuid not null references units,
  primary key (centre_id, identifier)
);
