import type { Agency, Centre, Db, Disposition, IncidentType, Input, Unit } from "@najda/protocol";
import { asUnit, unitColumns } from "../dispatch/units.sql.ts";

export async function insertCentre(db: Db, { id, name }: { id: string; name: string }): Promise<Centre | undefined> {
  const { rows } = await db.query<Centre>(
    `insert into centres (id, name) values ($1, $2) on conflict (id) do nothing returning id, name, version`,
    [id, name],
  );
  return rows[0];
}

export async function insertAgency(db: Db, { id, centreId, name, kind }: Agency): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into agencies (id, centre_id, name, kind) select $1, c.id, $3, $4 from centres c where c.id = $2 on conflict (id) do nothing`,
    [id, centreId, name, kind],
  );
  return rowCount === 1;
}

export async function centreOfAgency(db: Db, id: string): Promise<string | undefined> {
  const { rows } = await db.query<{ centreId: string }>(`select centre_id as "centreId" from agencies where id = $1`, [id]);
  return rows[0]?.centreId;
}

type UnitInput = Input<"unit:add"> & { readonly centreId: string };

const stationValues = (unit: UnitInput) => [unit.station?.name, unit.station?.at[0], unit.station?.at[1]];

/** False when the id is taken; a taken call sign breaks `units_centre_id_call_sign_key`. */
export async function insertUnit(db: Db, unit: UnitInput): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into units (id, centre_id, agency_id, call_sign, type, capabilities, station_name, station_at)
     values ($1, $2, $3, $4, $5, $6, $7, st_point($8::float8, $9::float8, 4326)::geography) on conflict (id) do nothing`,
    [unit.unitId, unit.centreId, unit.agencyId, unit.callSign, unit.type, unit.capabilities, ...stationValues(unit)],
  );
  return rowCount === 1;
}

/** False when the agency's control room has no such unit. */
export async function updateUnit(db: Db, unit: UnitInput): Promise<boolean> {
  const { rowCount } = await db.query(
    `update units set agency_id = $3, call_sign = $4, type = $5, capabilities = $6, station_name = $7,
       station_at = st_point($8::float8, $9::float8, 4326)::geography, version = version + 1
     where id = $1 and centre_id = $2`,
    [unit.unitId, unit.centreId, unit.agencyId, unit.callSign, unit.type, unit.capabilities, ...stationValues(unit)],
  );
  return rowCount === 1;
}

export async function saveType(db: Db, { code, names, priority, needs }: Input<"incident-type:save">): Promise<IncidentType> {
  const { rows } = await db.query<IncidentType>(
    `insert into incident_types (code, names, priority, needs) values ($1, $2, $3, $4)
     on conflict (code) do update set names = excluded.names, priority = excluded.priority, needs = excluded.needs,
       version = incident_types.version + 1
     returning code, names, priority, needs, version`,
    [code, JSON.stringify(names), priority, JSON.stringify(needs)],
  );
  if (rows[0] === undefined) throw new Error("an upsert returned no row");
  return rows[0];
}

export async function saveDisposition(db: Db, { code, names }: Disposition): Promise<void> {
  await db.query(
    `insert into dispositions (code, names) values ($1, $2) on conflict (code) do update set names = excluded.names`,
    [code, JSON.stringify(names)],
  );
}

export async function listCentres(db: Db): Promise<Centre[]> {
  return (await db.query<Centre>(`select id, name, version from centres order by name`)).rows;
}

export async function listAgencies(db: Db): Promise<Agency[]> {
  return (await db.query<Agency>(`select id, centre_id as "centreId", name, kind from agencies order by name`)).rows;
}

export async function listUnits(db: Db): Promise<Unit[]> {
  const { rows } = await db.query(`select ${unitColumns} from units u join agencies g on g.id = u.agency_id order by u.call_sign`);
  return rows.map(asUnit);
}

export async function listTypes(db: Db): Promise<IncidentType[]> {
  return (await db.query<IncidentType>(`select code, names, priority, needs, version from incident_types order by priority, code`)).rows;
}

export async function listDispositions(db: Db): Promise<Disposition[]> {
  return (await db.query<Disposition>(`select code, names from dispositions order by code`)).rows;
}
