import { z } from "zod";
import { routingUrl } from "./streets/open-routing-engine.ts";

/** "true"/"1" and "false"/"0", as people write switches. */
const Switch = z.stringbool();

const minutesByService = /^(?:(?:police|fire|ambulance|rescue|civil-defence|other)=\d{1,3}(?:\.\d+)?(?:,(?=.)|$))+$/;

/** Everything the server reads from its environment, in one place. Only main.ts and the other entry points call it. */
const Config = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Address to listen on. Demo mode always listens on the loopback only. */
  HOST: z.string().default("127.0.0.1"),
  /** The address people open, when a proxy stands in front: https://console.example.org. Several by comma. */
  PUBLIC_ORIGIN: z.string().default(""),
  /** How many proxies stand in front; their X-Forwarded-For is believed only so far. */
  TRUST_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  /** Folder of the embedded PostgreSQL and of the intake journal. */
  DATA_FOLDER: z.string().default(".data"),
  /** The demo city, its accounts and its simulated people; only with the embedded PostgreSQL, on a new folder. */
  DEMO: Switch.default(true),
  /** Simulated crews and callers in the demo city. */
  DEMO_LIFE: Switch.default(true),
  INSTALLATION_NAME: z.string().default("Najda"),
  /** Who says it: shown on every alert and written into CAP as senderName. */
  ALERT_SENDER_NAME: z.string().default("Najda"),
  /** CAP sender, unique in the world: user@domain or urn:oid:2.49.0.x. */
  ALERT_SENDER: z.string().regex(/^[^\s,<&]+$/).default("alerts@najda.invalid"),
  /** The number that people call in an emergency here. */
  EMERGENCY_NUMBER: z.string().regex(/^[0-9+]{2,15}$/).default("112"),
  /** The number on which a crew reaches its control room. */
  DESK_NUMBER: z.string().regex(/^[0-9+]{2,15}$/).optional(),
  LANGUAGES: z.string().default("en,ar").transform((list) => list.split(",")),
  TIME_ZONE: z.string().default(Intl.DateTimeFormat().resolvedOptions().timeZone),
  /** How long a crew has to acknowledge before the assignment is sent again; twice that, and the desk is told. */
  ACKNOWLEDGE_SECONDS: z.coerce.number().positive().default(30),
  /** Older positions are not recommended from. */
  POSITION_MAX_AGE_SECONDS: z.coerce.number().positive().default(180),
  /** Units further away are left out of a recommendation. */
  RECOMMEND_MAX_KM: z.coerce.number().positive().default(60),
  /**
   * Minutes of travel within which a place counts as covered, by service; others are not kept. Eight minutes is the
   * usual standard: NFPA 1710 asks 480 s of travel for advanced life support and for the full first alarm.
   */
  COVERAGE_MINUTES: z.string().regex(minutesByService).default("ambulance=8,fire=8,police=10,rescue=15"),
  /** People of the region: a CSV of lng,lat,people. Without it they are estimated from the floor area of buildings. */
  POPULATION_FILE: z.string().optional(),
  /** How long a zone has no free unit before the desk is alarmed. */
  COVERAGE_ALARM_SECONDS: z.coerce.number().positive().default(30),
  /** How long before the desk is asked to move a unit there. */
  MOVE_UP_AFTER_MINUTES: z.coerce.number().positive().default(3),
  /** JSON file with another base map (tile URL, PMTiles, MBTiles) and layers (aerial imagery, WMS). */
  MAP_SOURCES_FILE: z.string().optional(),
  /** How much of other hosts' tiles a node keeps in its data folder. */
  MAP_CACHE_MEGABYTES: z.coerce.number().int().min(1).default(500),
  SESSION_HOURS: z.coerce.number().positive().default(12),
  TRACK_DAYS: z.coerce.number().int().positive().default(90),
  /** Contact that push services may write to: mailto: or https:. */
  VAPID_SUBJECT: z.string().regex(/^(mailto:|https:)/).default("mailto:alerts@najda.invalid"),
  /** More push hosts than the known ones, by comma; for a push service of one's own. */
  PUSH_HOSTS: z.string().default("").transform((list) => list.split(",").filter(Boolean)),
  /** PEM file of the authority that signed the certificate of one's own push service. */
  PUSH_CA_FILE: z.string().optional(),
  /** Path of a Firebase service account for partner apps that register FCM tokens. */
  FCM_SERVICE_ACCOUNT: z.string().optional(),
  /** A routing engine of one's own instead of the imported streets: osrm+http://HOST:5000 or valhalla+http://HOST:8002. */
  ROUTING_URL: z.string().regex(routingUrl).optional(),
  /** Jobs: PostgreSQL is the default backend; Redis where the operator wants its rate. */
  QUEUE_BACKEND: z.enum(["postgres", "redis"]).default("postgres"),
  /** Who may ask which agency answers where (/api/authority, /lost): systems with a key, or anybody. */
  AUTHORITY_ACCESS: z.enum(["key", "public"]).default("key"),
  /** Largest file of zones that an administrator may upload. */
  ZONES_FILE_MEGABYTES: z.coerce.number().int().min(1).max(100).default(16),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
});

export type Config = z.infer<typeof Config>;

/** A sentence for each setting that can't be used. */
export class ConfigFault extends Error {}

/** All faults are reported at once, by name, with what would be right. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""));
  const read = Config.safeParse(given);
  if (read.success) return read.data;
  const faults = read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new ConfigFault(`The configuration can't be used. ${faults.join("; ")}. See docs/operations.md.`);
}
