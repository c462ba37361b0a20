-- A zone may have its name in several languages, and a time of its own in which its people are to be reached; a station
-- to which a unit is moved up has names too. `und` is the name as signposted; empty for what is older than this.
alter table zones add column names jsonb not null default '{}';
alter table zones add column target_minutes smallint check (target_minutes between 1 and 240);
alter table move_ups add column to_names jsonb;
