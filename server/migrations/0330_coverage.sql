-- Coverage: where people live, zones without a free unit, and units that cover another place than their own.

-- Equal cells over a map and the people in them, estimated from its buildings or read from the operator's file.
-- Made once for each map and source; `made_at` is set last, so that half a grid is never used.
create table coverage_grids (
  id uuid primary key,
  map_id bigint not null references maps on delete cascade,
  source text not null check (source in ('buildings', 'file')),
  -- Of the operator's file; empty for buildings.
  source_hash text not null default '',
  west float8 not null,
  south float8 not null,
  step_lng float8 not null,
  step_lat float8 not null,
  columns int not null,
  rows int not null,
  made_at timestamptz,
  unique (map_id, source, source_hash)
);

-- Named places of the map; each cell belongs to the nearest.
create table coverage_zones (
  grid_id uuid not null references coverage_grids on delete cascade,
  zone int not null,
  names jsonb not null,
  at geography(point, 4326) not null,
  primary key (grid_id, zone)
);
create index coverage_zones_at on coverage_zones using gist (at);

create table coverage_cells (
  grid_id uuid not null references coverage_grids on delete cascade,
  cell int not null,
  people float8 not null check (people > 0),
  zone int,
  primary key (grid_id, cell)
);

-- A zone that no free unit of a service reaches in time. It becomes an alarm when its timer rings (alarmed_at).
create table coverage_gaps (
  id uuid primary key,
  centre_id uuid not null references centres,
  service text not null,
  zone_names jsonb not null,
  zone_at geography(point, 4326) not null,
  people int not null,
  since timestamptz not null,
  alarmed_at timestamptz,
  acknowledged_by text,
  move_up_due boolean not null default false,
  ended_at timestamptz,
  version int not null default 1
);
-- Said here as well as in coverage/gaps.ts: two nodes that look at the same time open one gap, not two.
create unique index one_open_gap_per_zone on coverage_gaps (centre_id, service, zone_at) where ended_at is null;

create table move_ups (
  id uuid primary key,
  centre_id uuid not null references centres,
  unit_id uuid not null references units,
  to_name text not null,
  to_at geography(point, 4326) not null,
  ordered_at timestamptz not null,
  ordered_by text not null,
  ended_at timestamptz,
  ended_why text check (ended_why in ('called-back', 'sent', 'off-duty')),
  version int not null default 1,
  check ((ended_at is null) = (ended_why is null))
);
-- A unit covers one place at a time; coverage/move-ups.ts gives the good message.
create unique index one_move_up_per_unit on move_ups (unit_id) where ended_at is null;
