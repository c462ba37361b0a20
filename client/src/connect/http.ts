import type { Answer, AppName } from "@najda/protocol";
import { AnyAnswer } from "./wire.ts";

/** Where the server is and as whom we ask. */
export interface Address {
  readonly app: AppName;
  /** Origin without a slash at the end; empty for the page's own. */
  readonly url: string;
  /** Bearer token where there are no cookies. */
  token?: string | undefined;
}

/** A request to our own server. Throws (TypeError) when it can't be reached within `timeoutMs`. */
export function ask(address: Address, path: string, init: RequestInit & { timeoutMs?: number } = {}): Promise<Response> {
  const { timeoutMs = 5000, ...request } = init;
  return fetch(`${address.url}${path}`, {
    ...request,
    cache: "no-store",
    credentials: "same-origin",
    signal: AbortSignal.timeout(timeoutMs),
    headers: {
      "X-Najda-App": address.app,
      ...(request.body === undefined ? {} : { "Content-Type": "application/json" }),
      ...(address.token === undefined ? {} : { Authorization: `Bearer ${address.token}` }),
    },
  });
}

/** The body as an answer; what is no answer at all (a proxy's page) counts as a fault. */
export async function answerOf(response: Response): Promise<Answer<unknown>> {
  const body: unknown = await response.json().catch(() => undefined);
  const answer = AnyAnswer.safeParse(body);
  if (answer.success) {
    if (answer.data.ok) return { ok: true, value: answer.data.value };
    const { code, message, facts } = answer.data;
    return { ok: false, code, message, ...(facts === undefined ? {} : { facts }) };
  }
  if (response.ok) return { ok: true, value: body };
  return { ok: false, code: "internal", message: `The server answered ${response.status}.`, facts: { faultId: "-" } };
}
