import { io, type Socket } from "socket.io-client";
import { v7 as uuid } from "uuid";

export type Answer = { ok: true; value: unknown } | { ok: false; code: string; message: string };

/** An expected "no", as the program that asked gets it. */
export class Refusal extends Error {
  readonly code: string;
  constructor(command: string, { code, message }: { code: string; message: string }) {
    super(`${command}: ${code}: ${message}`);
    this.code = code;
  }
}

/** Somebody who is signed in. Commands carry an id, so a repeat after a lost answer is the same command. */
export interface Session {
  readonly url: string;
  readonly token: string;
  readonly person: { readonly id: string; readonly role: string; readonly centreId?: string; readonly unitId?: string };
  /** A command over HTTP. Throws `Refusal`. */
  post<T = unknown>(command: string, input: object): Promise<T>;
  get<T>(path: string): Promise<T>;
}

const json = { "content-type": "application/json" };

export async function signIn(url: string, proof: object): Promise<Session> {
  const response = await fetch(`${url}/api/sessions`, { method: "POST", headers: json, body: JSON.stringify(proof) });
  const signed = (await response.json()) as { token?: string; person?: Session["person"]; code?: string; message?: string };
  if (signed.token === undefined || signed.person === undefined) {
    throw new Refusal("sign-in", { code: signed.code ?? String(response.status), message: signed.message ?? "" });
  }
  const { token, person } = signed;
  const headers = { ...json, authorization: `Bearer ${token}` };
  const ask = async (command: string, input: object): Promise<Answer> => {
    const answered = await fetch(`${url}/api/commands/${command}`, { method: "POST", headers, body: JSON.stringify(input) });
    return (await answered.json()) as Answer;
  };
  return {
    url,
    token,
    person,
    post: <T>(command: string, input: object) => untilAnswered<T>(command, input, ask),
    async get<T>(path: string) {
      const got = await fetch(`${url}${path}`, { headers });
      if (!got.ok) throw new Error(`${path} answered ${got.status}`);
      return (await got.json()) as T;
    },
  };
}

/** An open socket of a session. */
export interface Line {
  readonly socket: Socket;
  /** A command over the socket. Throws `Refusal`. */
  send<T = unknown>(command: string, input: object): Promise<T>;
  close(): void;
}

const patienceMs = 10_000;

export async function openLine({ url, token }: Pick<Session, "url" | "token">, path: "/socket.io" | "/tracking/" = "/socket.io"): Promise<Line> {
  const socket = io(url, { path, transports: ["websocket"], auth: { token }, forceNew: true, reconnectionDelayMax: 2_000 });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", reject);
  });
  const ask = (name: string, input: object) => socket.timeout(patienceMs).emitWithAck(name, input) as Promise<Answer>;
  return {
    socket,
    send: <T>(command: string, input: object) => untilAnswered<T>(command, input, ask),
    close: () => void socket.disconnect(),
  };
}

/** Answers that leave it unknown whether it was done; the same command is sent again. */
const unknown = new Set(["internal", "not-ready"]);
const tries = 5;

async function untilAnswered<T>(command: string, input: object, ask: (command: string, input: object) => Promise<Answer>): Promise<T> {
  const identified = { commandId: uuid(), ...input };
  for (let left = tries - 1; ; left -= 1) {
    const answer = await ask(command, identified).catch((error: unknown): Answer => {
      if (left === 0) throw error;
      return { ok: false, code: "not-ready", message: "no answer" };
    });
    if (answer.ok) return answer.value as T;
    if (!unknown.has(answer.code) || left === 0) throw new Refusal(command, answer);
    await new Promise((resolve) => setTimeout(resolve, 200 * (tries - left)));
  }
}
