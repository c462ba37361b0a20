-- What a tile says of a shape. A named row costs nothing to make; one made of a subquery for each of a tile's thousand
-- shapes took a quarter of the tile's time.
create type map_feature as (class text, properties jsonb, geom geometry);
