import { equal, ok } from "node:assert/strict";
import { io, type Socket } from "socket.io-client";
import { v7 as uuid } from "uuid";
import type { Contract } from "./contract.ts";
import type { Answer, KeptEvent } from "./shapes.ts";

/** Somebody who is signed in: over HTTP, and over a socket where this person listens. */
export interface Person {
  readonly name: string;
  readonly role: string;
  readonly unitId?: string | undefined;
  readonly token: string;
  /** GET of an address below the installation's. */
  read<T>(path: string): Promise<T>;
  /** A command over HTTP; gives its value, throws on a refusal. */
  send<T = unknown>(command: string, input: object): Promise<T>;
  /** A command over HTTP that has to be refused; gives the refusal. */
  refused(command: string, input: unknown, want: { status: number; code: string }): Promise<void>;
  /** The main socket, opened at first use. */
  listen(): Promise<Line>;
  /** The socket of positions. */
  track(): Promise<Line>;
  leave(): void;
}

/** An open socket and everything that it has brought. */
export interface Line {
  readonly events: readonly KeptEvent[];
  /** Sends with an acknowledgement. */
  ask(name: string, input: unknown): Promise<Answer>;
  /** Sends without one. */
  tell(name: string, input: unknown): void;
  /** The first message of this name that fits, also an earlier one. */
  hears<T>(name: string, fits: (message: T) => boolean): Promise<T>;
}

interface Account {
  readonly url: string;
  readonly contract: Contract;
  readonly token: string;
  readonly person: { name: string; role: string; unitId?: string };
}

const patienceMs = 5_000;

export async function signIn({ url, contract, proof }: { url: string; contract: Contract; proof: object }): Promise<Person> {
  contract.used("POST /api/sessions");
  const response = await fetch(`${url}/api/sessions`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(proof) });
  const answer = (await response.json()) as { token?: string; person?: Account["person"]; message?: string };
  ok(answer.token !== undefined && answer.person !== undefined, `sign-in: ${response.status} ${answer.message ?? "no token"}`);
  return person({ url, contract, token: answer.token, person: answer.person });
}

function person(account: Account): Person {
  const { url, contract, token } = account;
  const lines = new Map<string, Promise<Line>>();
  const sockets: Socket[] = [];
  const post = async (command: string, input: unknown) => {
    contract.used(`POST /api/commands/${command}`);
    const response = await fetch(`${url}/api/commands/${command}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify(input),
    });
    return { status: response.status, answer: (await response.json()) as Answer };
  };
  const open = (path: string): Promise<Line> => {
    const line = lines.get(path) ?? openLine(account, { path, sockets });
    lines.set(path, line);
    return line;
  };
  return {
    ...account.person,
    token,
    async read<T>(path: string) {
      contract.used(`GET ${path.split("?")[0]}`);
      const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
      equal(response.status, 200, `${path} answered ${response.status}`);
      return (await response.json()) as T;
    },
    async send<T>(command: string, input: object) {
      const { answer } = await post(command, { commandId: uuid(), ...input });
      ok(answer.ok, answer.ok ? "" : `${command}: ${answer.code}: ${answer.message}`);
      contract.fits(command, answer.value);
      return answer.value as T;
    },
    async refused(command, input, want) {
      const { status, answer } = await post(command, input);
      ok(!answer.ok, `${command} was accepted`);
      equal(`${status} ${answer.code}`, `${want.status} ${want.code}`);
      ok(answer.message.length > 20, "the refusal says what to do");
    },
    listen: () => open("/socket.io"),
    track: () => open("/tracking/"),
    leave: () => sockets.forEach((socket) => socket.disconnect()),
  };
}

async function openLine({ url, contract, token }: Account, { path, sockets }: { path: string; sockets: Socket[] }): Promise<Line> {
  contract.used(`path ${path}`);
  const socket = io(url, { path, transports: ["websocket"], auth: { token }, forceNew: true });
  sockets.push(socket);
  const heard: { name: string; message: unknown }[] = [];
  const events: KeptEvent[] = [];
  const waiting = new Set<() => void>();
  socket.onAny((name: string, message: unknown) => {
    heard.push({ name, message });
    contract.used(`socket ${name}`);
    if (name === "event") {
      const event = message as KeptEvent;
      contract.used(`event ${event.name}`);
      events.push(event);
    }
    for (const look of waiting) look();
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", reject);
  });
  return {
    events,
    ask(name, input) {
      contract.used(`socket ${name}`);
      return socket.timeout(patienceMs).emitWithAck(name, input) as Promise<Answer>;
    },
    tell(name, input) {
      contract.used(`socket ${name}`);
      socket.emit(name, input);
    },
    hears: <T>(name: string, fits: (message: T) => boolean) =>
      new Promise<T>((resolve, reject) => {
        const look = () => {
          const found = heard.find((one) => one.name === name && fits(one.message as T));
          if (found === undefined) return;
          clearTimeout(limit);
          waiting.delete(look);
          resolve(found.message as T);
        };
        const limit = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`${name} did not come within ${patienceMs / 1_000} s`));
        }, patienceMs);
        waiting.add(look);
        look();
      }),
  };
}
