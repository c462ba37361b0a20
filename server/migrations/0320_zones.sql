-- Who is responsible where. All zones of one kind of one agency are one version with a time of validity; two versions
-- never hold at the same moment. Kept here as well as in zones/versions.ts: the code cuts the version before, the
-- constraint makes it true under every race.

create extension if not exists btree_gist;

create table zone_versions (
  id uuid primary key,
  agency_id uuid not null references agencies,
  kind text not null check (kind in ('jurisdiction', 'district', 'beat', 'response-area')),
  number int not null,
  valid_from timestamptz not null,
  valid_until timestamptz check (valid_until > valid_from),
  imported_by uuid not null,
  imported_at timestamptz not null,
  unique (agency_id, kind, number),
  constraint one_version_at_a_time exclude using gist (agency_id with =, kind with =, tstzrange(valid_from, valid_until) with &&)
);

create table zones (
  id uuid primary key,
  version_id uuid not null references zone_versions,
  code text not null,
  name text not null,
  area geometry(multipolygon, 4326) not null,
  unique (version_id, code)
);
create index zones_area on zones using gist (area);

-- Dangers and plans that are known before anything happens.
create table premises (
  id uuid primary key,
  centre_id uuid not null references centres,
  kind text not null check (kind in ('hazard', 'pre-plan')),
  name text not null,
  hazard text,
  text text not null,
  floors jsonb not null,
  area geometry(multipolygon, 4326) not null,
  valid_until timestamptz,
  saved_by uuid not null,
  saved_at timestamptz not null,
  removed_at timestamptz
);
create index premises_area on premises using gist (area) where removed_at is null;

-- Other systems that ask who answers where have keys too.
alter table intake_keys drop constraint intake_keys_kind_check;
alter table intake_keys add constraint intake_keys_kind_check check (kind in ('calls', 'positions', 'authority'));
