-- What a drive was foretold to take and what it took: from these the predictions are corrected by unit type and hour.
create table travel_records (
  assignment_id uuid primary key references assignments,
  unit_type text not null,
  -- Of the day, where the installation is.
  hour int not null check (hour between 0 and 23),
  predicted_seconds real not null,
  actual_seconds real not null,
  ended_at timestamptz not null
);
create index travel_records_lately on travel_records (ended_at);
-- Drives that have just ended are looked for among the newest assignments.
create index assignments_lately on assignments (created_at);
