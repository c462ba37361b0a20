import type { Answer, Person } from "@najda/protocol";
import { answerOf, ask } from "./http.ts";
import type { Address } from "./http.ts";
import { Demo, SignedIn, unwrapped } from "./wire.ts";

export type Credentials = { readonly name: string; readonly password: string } | { readonly install: string };

function personFrom(answer: Answer<unknown>, address: Address): Answer<Person> {
  if (!answer.ok) return answer;
  const read = SignedIn.safeParse(answer.value);
  if (!read.success) return { ok: false, code: "internal", message: "The server's answer was not understood.", facts: { faultId: "-" } };
  if (read.data.token !== undefined) address.token = read.data.token;
  return { ok: true, value: read.data.person };
}

/** Signs in. In a browser the server sets this app's cookie; with `bearer` the token is kept in `address`. */
export async function signIn(address: Address, credentials: Credentials, bearer = false): Promise<Answer<Person>> {
  const body = JSON.stringify(bearer && !("install" in credentials) ? credentials : { ...credentials, app: address.app });
  return personFrom(await answerOf(await ask(address, "/api/sessions", { method: "POST", body })), address);
}

/** What a one-time link asks for; `centreName` counts only where there is no control room yet. */
export interface Acceptance {
  readonly token: string;
  readonly name: string;
  readonly password: string;
  readonly centreName?: string;
}

/** Makes the account that a one-time link promises. Signs nobody in. */
export const acceptInvitation = async (address: Address, given: Acceptance): Promise<Answer<unknown>> =>
  answerOf(await ask(address, "/api/invitations/accept", { method: "POST", body: JSON.stringify(given) }));

export const signOut = async (address: Address): Promise<void> => {
  await ask(address, "/api/sessions/current", { method: "DELETE" });
};

/** Who is signed in here; `signed-out` when nobody is. Throws when the server can't be reached. */
export const currentPerson = async (address: Address): Promise<Answer<Person>> =>
  personFrom(await answerOf(await ask(address, "/api/sessions/current")), address);

/** The demo's accounts and city, or undefined outside demo mode. */
export async function readDemo(address: Address): Promise<Demo | undefined> {
  const response = await ask(address, "/api/demo");
  if (!response.ok) return undefined;
  const demo = Demo.safeParse(unwrapped(await response.json()));
  return demo.success ? demo.data : undefined;
}
