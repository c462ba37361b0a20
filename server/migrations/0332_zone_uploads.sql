-- Files of zones too large for a command: checked and kept here zone by zone, then taken over by zones:import in its own
-- transaction. What nobody takes over goes after a day.
create table zone_uploads (
  id uuid primary key,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null
);
create table zone_upload_zones (
  upload_id uuid not null references zone_uploads on delete cascade,
  ordinal int not null,
  code text not null,
  name text not null,
  names jsonb not null,
  target_minutes smallint,
  area geometry(multipolygon, 4326) not null,
  primary key (upload_id, ordinal)
);
