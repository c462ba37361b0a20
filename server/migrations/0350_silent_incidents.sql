-- Somebody there hides: what a report said of it must not be lost when the report has become an incident.
alter table incidents add column silent boolean;
