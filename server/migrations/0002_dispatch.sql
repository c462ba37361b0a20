-- Life 1, call to closed.

create table incident_types (
  code text primary key,
  names jsonb not null,
  priority int not null check (priority between 1 and 5),
  needs jsonb not null default '[]',
  version int not null default 1
);

create table dispositions (
  code text primary key,
  names jsonb not null
);

-- Numbers for people: unique, rising, with gaps where a transaction failed; a counter row would make calls queue.
create sequence incident_numbers;

create table incidents (
  id uuid primary key,
  centre_id uuid not null references centres,
  number text not null,
  type text not null references incident_types,
  priority int not null check (priority between 1 and 5),
  status text not null check (status in ('pending', 'dispatched', 'en-route', 'on-scene', 'cleared', 'closed', 'cancelled')),
  status_since timestamptz not null,
  opened_at timestamptz not null,
  at geography(point, 4326) not null,
  accuracy_metres double precision,
  address text,
  narrative text,
  hazard text,
  call_count int not null default 0,
  caller jsonb,
  disposition text references dispositions,
  left_at timestamptz,
  version int not null default 1,
  unique (centre_id, number),
  check ((status = 'closed') = (disposition is not null)),
  check ((status in ('closed', 'cancelled')) = (left_at is not null))
);
create index incidents_open on incidents (centre_id) where left_at is null;
create index incidents_left on incidents (centre_id, left_at) where left_at is not null;

create table calls (
  id uuid primary key,
  incident_id uuid not null references incidents,
  centre_id uuid not null references centres,
  source text not null,
  at geography(point, 4326) not null,
  accuracy_metres double precision,
  address text,
  narrative text,
  caller jsonb,
  taken_by text,
  presented_at timestamptz,
  taken_at timestamptz not null
);
create index calls_of_incident on calls (incident_id);

-- The legal steps of an assignment, the same rows as nextAssignmentStatuses in the protocol.
create table assignment_edges (
  status text not null,
  next text not null,
  primary key (status, next)
);
insert into assignment_edges values
  ('dispatched', 'acknowledged'), ('dispatched', 'en-route'), ('dispatched', 'staged'), ('dispatched', 'on-scene'),
  ('dispatched', 'transporting'), ('dispatched', 'at-destination'), ('dispatched', 'cleared'), ('dispatched', 'refused'),
  ('dispatched', 'cancelled'),
  ('acknowledged', 'en-route'), ('acknowledged', 'staged'), ('acknowledged', 'on-scene'), ('acknowledged', 'transporting'),
  ('acknowledged', 'at-destination'), ('acknowledged', 'cleared'), ('acknowledged', 'refused'), ('acknowledged', 'cancelled'),
  ('en-route', 'staged'), ('en-route', 'on-scene'), ('en-route', 'transporting'), ('en-route', 'at-destination'),
  ('en-route', 'cleared'), ('en-route', 'cancelled'),
  ('staged', 'en-route'), ('staged', 'on-scene'), ('staged', 'transporting'), ('staged', 'at-destination'),
  ('staged', 'cleared'), ('staged', 'cancelled'),
  ('on-scene', 'transporting'), ('on-scene', 'at-destination'), ('on-scene', 'cleared'), ('on-scene', 'cancelled'),
  ('transporting', 'at-destination'), ('transporting', 'cleared'), ('transporting', 'cancelled'),
  ('at-destination', 'en-route'), ('at-destination', 'cleared'), ('at-destination', 'cancelled');

create table assignments (
  id uuid primary key,
  centre_id uuid not null references centres,
  incident_id uuid not null references incidents,
  unit_id uuid not null references units,
  status text not null,
  active boolean not null,
  status_since timestamptz not null,
  times jsonb not null default '{}',
  reached_at timestamptz,
  opened_at timestamptz,
  flags jsonb not null default '[]',
  escalation int not null default 0,
  reason text,
  destination text,
  created_at timestamptz not null,
  version int not null default 1,
  check (active = (status not in ('cleared', 'refused', 'cancelled')))
);

-- The rule "one active assignment per unit" is kept here as well as in dispatch/assignment.ts:
-- the code gives the good message, the index makes it true under every race.
create unique index one_active_assignment_per_unit on assignments (unit_id) where active;
create index assignments_of_incident on assignments (incident_id);

create function check_assignment_step() returns trigger language plpgsql as $$
begin
  if new.status <> old.status
    and not exists (select from assignment_edges e where e.status = old.status and e.next = new.status) then
    raise exception 'assignment % can''t go from % to %', new.id, old.status, new.status using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger assignment_step before update on assignments for each row execute function check_assignment_step();

create table incident_log (
  id uuid primary key,
  centre_id uuid not null references centres,
  incident_id uuid not null references incidents,
  at timestamptz not null,
  by_name text,
  what text not null,
  unit_id uuid,
  call_sign text,
  status text,
  text text
);
create index incident_log_of_incident on incident_log (incident_id, at);

-- Time-critical timers are rows: they survive every process. Claimed by SKIP LOCKED; one per thing, kind and step.
create table timers (
  entity_id uuid not null,
  kind text not null,
  step int not null,
  due_at timestamptz not null,
  done_at timestamptz,
  primary key (entity_id, kind, step)
);
create index timers_due on timers (due_at) where done_at is null;

-- Where a crew's devices are woken by web push.
create table crew_devices (
  id uuid primary key,
  person_id uuid not null references people,
  unit_id uuid not null references units,
  endpoint text not null unique,
  channel jsonb not null,
  saved_at timestamptz not null
);
create index crew_devices_of_unit on crew_devices (unit_id);
