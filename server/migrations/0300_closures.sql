-- Streets that dispatchers have closed or found slow. Every search counts them, whoever asks: a road is closed for all.
create table closures (
  id uuid primary key,
  centre_id uuid not null references centres,
  -- GeoJSON as it was drawn and checked: Polygon or LineString.
  shape jsonb not null,
  -- How many times as long a street takes; null where it is closed.
  factor double precision check (factor > 1 and factor <= 20),
  reason text not null,
  added_by uuid not null references people,
  added_at timestamptz not null,
  until timestamptz check (until > added_at),
  ended_at timestamptz,
  version int not null default 1
);
create index closures_in_force on closures (centre_id) where ended_at is null;
