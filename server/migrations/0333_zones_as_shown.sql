-- A zone's border as it is drawn: worked out once, when it is imported, for real borders have very many vertices. Absent
-- where the area itself is as good, and in zones that are older than this.
alter table zones add column shown geometry(multipolygon, 4326);
alter table zone_upload_zones add column shown geometry(multipolygon, 4326);
