/** What this program reads of the answers, as the documents describe them. */
export type Place = [number, number];

export interface Demo {
  accounts: { name: string; password: string; role: string; unitId?: string }[];
  bounds: [number, number, number, number];
  incidentTypes: { code: string }[];
  dispositions: { code: string }[];
}

export interface Board {
  number: number;
  incidentTypes: { code: string; needs: { capability: string }[] }[];
  units: { id: string; callSign: string; capabilities: string[]; duty: string }[];
  incidents: Incident[];
  assignments: Assignment[];
  reports: { id: string; status: string }[];
  alerts: { id: string; status: string }[];
}

export interface Incident {
  id: string;
  number: string;
  status: string;
  version: number;
  address?: string;
  units: { unitId: string }[];
}

export interface Assignment {
  id: string;
  incidentId: string;
  unitId: string;
  status: string;
  times: Record<string, string>;
  flags: unknown[];
}

export interface Recommendation {
  units: { unitId: string; callSign: string; etaSeconds: number; reasons: unknown[] }[];
  leftOut: { unitId: string; reasons: unknown[] }[];
  shortfalls: unknown[];
}

export interface Counts {
  alertId: string;
  shown: number;
  opened: number;
  safe: number;
  needHelp: number;
}

export interface KeptEvent {
  number: number;
  name: string;
  payload: Record<string, unknown>;
}

export type Answer = { ok: true; value: unknown } | { ok: false; code: string; message: string; facts?: Record<string, unknown> };
