-- An import that was killed is gone on with. A map that isn't complete knows the file it is read from, the form of
-- the rows, and how many rows of each kind are in; `run` is the importer that writes it now: another that takes the
-- map over changes it, and the first one's next batch finds no map of its own.

alter table maps
  add column file_hash text,
  add column form int,
  add column run uuid,
  add column shapes_in int not null default 0,
  add column places_in int not null default 0,
  add column addresses_in int not null default 0,
  -- The attribution by language, for maps that have it in more than one: {"ar": "..."}.
  add column attributions jsonb not null default '{}';

-- The place of a row in its import: with it a tile has the same bytes however the import came about.
alter table map_shapes add column ordinal int not null default 0;
alter table map_places add column ordinal int not null default 0;
alter table map_addresses add column ordinal int not null default 0;
