-- The map of the region: base map, places, addresses, streets. A map is imported as a whole under an id of its own,
-- beside the one in use; one row says which one that is, so that it changes in a single statement.

create extension if not exists pg_trgm;

create table maps (
  id bigint generated always as identity primary key,
  name text not null,
  attribution text not null,
  west float8,
  south float8,
  east float8,
  north float8,
  counts jsonb not null default '{}',
  began_at timestamptz not null,
  imported_at timestamptz
);

create table current_map (
  singleton boolean primary key default true check (singleton),
  map_id bigint not null references maps
);

-- Lines and areas in Web Mercator, the projection of the tiles, so that nothing is projected when one is made.
create table map_shapes (
  map_id bigint not null references maps on delete cascade,
  layer text not null,
  class text not null,
  properties jsonb not null,
  min_zoom smallint not null,
  rank smallint not null,
  shape geometry(geometry, 3857) not null
);
create index map_shapes_shape on map_shapes using gist (shape);
-- A tile of zoom 8 covers a whole country: without this it would read every house of it.
create index map_shapes_far on map_shapes using gist (shape) where min_zoom <= 10;

create table map_places (
  map_id bigint not null references maps on delete cascade,
  kind text not null,
  names jsonb not null,
  min_zoom smallint not null,
  at geography(point, 4326) not null,
  folded text not null
);
create index map_places_at on map_places using gist (at);
create index map_places_folded on map_places using gin (folded gin_trgm_ops);

create table map_addresses (
  map_id bigint not null references maps on delete cascade,
  number text not null,
  street jsonb not null,
  at geography(point, 4326) not null,
  folded text not null
);
create index map_addresses_at on map_addresses using gist (at);
create index map_addresses_folded on map_addresses using gin (folded gin_trgm_ops);

-- The street graph as every node loads it. Not compressed: it is read whole.
create table map_streets (
  map_id bigint primary key references maps on delete cascade,
  graph bytea not null
);
alter table map_streets alter column graph set storage external;

-- Tiles that were made before. They go with their map.
create table map_tiles (
  map_id bigint not null references maps on delete cascade,
  z smallint not null,
  x int not null,
  y int not null,
  body bytea not null,
  etag text not null,
  primary key (map_id, z, x, y)
);
