-- Citizens' reports through the app: what was filed, and what became of it.

create table reports (
  id uuid primary key,
  centre_id uuid not null references centres,
  person_id uuid not null references people,
  -- Eight digits, to be read out on the phone in any language.
  tracking_number text not null unique,
  kind text not null references incident_types,
  at geography(point, 4326) not null,
  accuracy_metres double precision,
  text text,
  address text,
  phone text,
  silent boolean not null,
  for_someone_else boolean not null,
  filed_at timestamptz not null,
  -- How often the same phone said the same thing again: kept as one report, nothing thrown away.
  repeats int not null default 0,
  status text not null
    check (status in ('received', 'being-checked', 'help-on-the-way', 'help-arrived', 'done', 'not-an-emergency')),
  incident_id uuid references incidents,
  note text,
  version int not null default 1,
  check (status <> 'received' or incident_id is null),
  check (status in ('received', 'not-an-emergency') or incident_id is not null)
);
create index reports_of_person on reports (person_id, filed_at);
create index reports_of_incident on reports (incident_id) where incident_id is not null;
create index reports_waiting on reports (centre_id) where status in ('received', 'being-checked');
