-- Tiles ask for places in degrees: the box of a large tile has straight sides there, and bent ones on the globe.
create index map_places_in_degrees on map_places using gist ((at::geometry));
