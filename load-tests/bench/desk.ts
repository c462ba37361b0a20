import { v7 as uuid } from "uuid";

/** A desk over HTTP, one connection kept open, as a telephony system or a script would. */
export interface Desk {
  send<T = unknown>(command: string, input: object): Promise<T>;
}

export const openDesk = ({ url, token }: { url: string; token: string }): Desk => ({
  async send<T>(command: string, input: object) {
    const response = await fetch(`${url}/api/commands/${command}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({ commandId: uuid(), ...input }),
    });
    const answer = (await response.json()) as { ok: true; value: T } | { ok: false; code: string; message: string };
    if (!answer.ok) throw new Error(`${command}: ${answer.code}: ${answer.message}`);
    return answer.value;
  },
});

/** A call as a call taker would enter it. */
export const someCall = (incidentId: string, at: readonly [number, number]): object => ({
  id: uuid(),
  incidentId,
  at,
  type: "cardiac-arrest",
  address: "Al-Rashid Street 18",
  narrative: "A man of about sixty has collapsed and does not answer.",
  caller: { name: "Rania", phone: "+964 750 000 0000", language: "ar" },
});
