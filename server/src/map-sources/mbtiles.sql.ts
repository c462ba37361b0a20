/** The table of an MBTiles file (version 1.3): zoom, column, row counted from the south. SQLite, not PostgreSQL. */
export const tileOfMbtiles = "select tile_data from tiles where zoom_level = ? and tile_column = ? and tile_row = ?";
