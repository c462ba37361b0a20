import { z } from "zod";
import { Code, Language } from "@najda/protocol";
import { ask } from "./http.ts";
import type { Address } from "./http.ts";
import { unwrapped } from "./wire.ts";

/** What everybody may know of an installation, as `GET /api/installation` says it. */
const Installation = z.object({
  name: z.string(),
  emergencyNumber: z.string(),
  /** On which a crew reaches its control room. */
  deskNumber: z.string().optional(),
  languages: z.array(Language),
  demo: z.boolean(),
  /** IANA name. */
  timeZone: z.string().optional(),
  /** Who says it, on every alert. */
  sender: z.string().optional(),
  /** How long a crew has to answer. */
  acknowledgeSeconds: z.number().positive().default(30),
  /** Public keys for `subscribeToPush`, base64url. */
  vapid: z.object({ public: z.string(), crews: z.string(), exercise: z.string() }).optional(),
  incidentTypes: z.array(z.object({ code: Code, names: z.record(z.string(), z.string()) })).default([]),
});
export type Installation = z.infer<typeof Installation>;

/** Works on every mobile phone of the world, for a phone that has never reached its installation. */
const unknown: Installation = {
  name: "Najda", emergencyNumber: "112", languages: ["en", "ar"], demo: false, acknowledgeSeconds: 30, incidentTypes: [],
};

const key = "najda.installation";

/** What was known at the last visit: an emergency number must be there without a network. */
export function rememberedInstallation(): Installation {
  const text = localStorage.getItem(key);
  if (text === null) return unknown;
  try {
    return Installation.safeParse(JSON.parse(text)).data ?? unknown;
  } catch {
    return unknown;
  }
}

/** Asks the server and remembers the answer; undefined when it can't be reached or not understood. */
export async function readInstallation(address: Address): Promise<Installation | undefined> {
  const response = await ask(address, "/api/installation").catch(() => undefined);
  if (response?.ok !== true) return undefined;
  const body: unknown = await response.json().catch(() => undefined);
  const read = Installation.safeParse(unwrapped(body));
  if (read.success) localStorage.setItem(key, JSON.stringify(read.data));
  return read.data;
}
