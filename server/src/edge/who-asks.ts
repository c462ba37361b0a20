import type { IncomingHttpHeaders } from "node:http";
import { AppName, Refused, type Actor } from "@najda/protocol";
import type { App } from "../app.ts";
import { actorByToken } from "../accounts/sessions.sql.ts";
import { tokenHash } from "../accounts/sign-in.ts";
import { asDb } from "../infra/pool.ts";

/** Each app has a cookie of its own, so that a dispatcher and a crew can work in two tabs of one browser. */
export const cookieName = (forApp: AppName): string => `__Host-najda-${forApp}`;

/** How somebody proves who they are: a bearer token, or the cookie of the app that asks. */
export interface Proof {
  readonly headers: IncomingHttpHeaders;
  /** Which app's cookie; from the header X-Najda-App, or from the socket's `auth`. */
  readonly forApp?: unknown;
  /** From the socket's `auth`. */
  readonly token?: unknown;
}

export async function whoAsks(app: App, proof: Proof): Promise<Actor> {
  const token = tokenOf(proof);
  const actor = token && (await actorByToken(asDb(app.pool), { tokenHash: tokenHash(token), now: app.clock.now() }));
  if (!actor) throw new Refused("signed-out");
  return actor;
}

/** True when the proof is a token that a page of another origin could not have sent by itself. */
export function isBearer({ headers, token }: Proof): boolean {
  return typeof token === "string" || (headers.authorization?.startsWith("Bearer ") ?? false);
}

function tokenOf({ headers, forApp, token }: Proof): string | undefined {
  if (typeof token === "string") return token;
  const bearer = /^Bearer ([\w-]+)$/.exec(headers.authorization ?? "")?.[1];
  if (bearer !== undefined) return bearer;
  const cookies = cookiesOf(headers.cookie ?? "");
  const wanted = AppName.safeParse(forApp);
  if (wanted.success) return cookies.get(cookieName(wanted.data));
  const present = AppName.options.map((name) => cookies.get(cookieName(name))).filter((value) => value !== undefined);
  // Without a word which app asks, only one cookie is unambiguous.
  return present.length === 1 ? present[0] : undefined;
}

function cookiesOf(header: string): Map<string, string> {
  const pairs = header.split(";").map((pair) => pair.trim().split("="));
  return new Map(pairs.flatMap(([name, value]) => (name && value ? [[name, value] as const] : [])));
}
