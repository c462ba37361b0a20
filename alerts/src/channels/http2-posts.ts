import { connect, constants } from "node:http2";
import type { ClientHttp2Session, ClientHttp2Stream, IncomingHttpHeaders, SecureClientSessionOptions } from "node:http2";
import { publicAddressesOnly } from "./endpoint.ts";

export interface Post {
  readonly origin: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What came back. `sent: false` means that the request certainly was not carried out. */
export type Reply =
  | { readonly status: number; readonly retryAfter?: string | undefined; readonly body: string }
  | { readonly status?: never; readonly sent: boolean; readonly reason: string };

export interface PostOptions {
  /** From connecting to the end of the answer, in milliseconds. */
  readonly deadlineMs: number;
  /** Origins of the operator, which may be private addresses. All others must be public at connection time. */
  readonly ownOrigins: readonly string[];
  /** Certificates to trust besides the system's, PEM. */
  readonly ca?: string;
}

const streamsPerSession = 100;
const responseCapBytes = 64 * 1024;
const idleMs = 60_000;

/** HTTP/2 posts: one session per origin, 100 streams on it, no redirects, a deadline and a cap on what is read. */
export interface Posts {
  readonly post: (request: Post) => Promise<Reply>;
  /** Lets what is under way finish, then closes the sessions. */
  readonly close: () => Promise<void>;
}

export function http2Posts(options: PostOptions): Posts {
  const lanes = new Map<string, Lane>();
  return {
    post: (request) => {
      const lane = lanes.get(request.origin) ?? new Lane(request.origin, options);
      lanes.set(request.origin, lane);
      return lane.post(request);
    },
    close: async () => {
      await Promise.all([...lanes.values()].map((lane) => lane.close()));
    },
  };
}

/** One push origin: its session, made when needed and again when lost, and the queue for its streams. */
class Lane {
  readonly #origin: string;
  readonly #options: PostOptions;
  #session: ClientHttp2Session | undefined;
  #open = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(origin: string, options: PostOptions) {
    this.#origin = origin;
    this.#options = options;
  }

  async post(request: Post): Promise<Reply> {
    if (this.#open >= streamsPerSession) await new Promise<void>((turn) => this.#waiting.push(turn));
    else this.#open += 1;
    try {
      return await exchange(this.#connected(), request, this.#options.deadlineMs);
    } catch (error) {
      // Thrown before the stream exists: the session was lost between two lines, or the request is no request.
      return { sent: false, reason: error instanceof Error ? error.message : String(error) };
    } finally {
      // The place goes straight to the next in the queue, so that nobody slips in between.
      const next = this.#waiting.shift();
      if (next === undefined) this.#open -= 1;
      else next();
    }
  }

  async close(): Promise<void> {
    const session = this.#session;
    if (session === undefined || session.destroyed) return;
    await new Promise<void>((closed) => session.close(closed));
  }

  #connected(): ClientHttp2Session {
    const usable = this.#session !== undefined && !this.#session.closed && !this.#session.destroyed;
    if (this.#session !== undefined && usable) return this.#session;
    const session = connect(this.#origin, this.#connectOptions());
    // Every stream reports its own fate; the session's error only has to be heard, or it would end the process.
    session.on("error", () => this.#forget(session));
    session.on("goaway", () => this.#forget(session));
    session.on("close", () => this.#forget(session));
    session.setTimeout(idleMs, () => session.close());
    this.#session = session;
    return session;
  }

  #connectOptions(): SecureClientSessionOptions {
    const lookup = this.#options.ownOrigins.includes(this.#origin) ? {} : { lookup: publicAddressesOnly };
    return { ...(this.#options.ca === undefined ? {} : { ca: this.#options.ca }), ...lookup };
  }

  #forget(session: ClientHttp2Session): void {
    if (this.#session === session) this.#session = undefined;
  }
}

/** One request and its answer. Never throws: what went wrong is part of the reply. */
function exchange(session: ClientHttp2Session, { path, headers, body }: Post, deadlineMs: number): Promise<Reply> {
  return new Promise((resolve) => {
    const stream = session.request({ ":method": "POST", ":path": path, ...headers, "content-length": body.length });
    const read: string[] = [];
    let answer: IncomingHttpHeaders | undefined;
    let bytes = 0;
    let reason = "no answer";
    const deadline = setTimeout(() => cut(`no answer within ${deadlineMs} ms`), deadlineMs);
    const cut = (why: string): void => {
      reason = why;
      stream.close(constants.NGHTTP2_CANCEL);
      // A session that never connected keeps its streams pending; closing alone would leave them there.
      if (stream.pending) stream.destroy();
    };
    stream.setEncoding("utf8");
    stream.on("response", (received) => (answer = received));
    stream.on("data", (text: string) => {
      bytes += text.length;
      if (bytes > responseCapBytes) cut("answer too long");
      else read.push(text);
    });
    stream.on("error", (error) => (reason = error.message));
    stream.on("close", () => {
      clearTimeout(deadline);
      resolve(answer === undefined ? { sent: mayHaveArrived(stream), reason } : replyOf(answer, read.join("")));
    });
    stream.end(body);
  });
}

function replyOf(answer: IncomingHttpHeaders, body: string): Reply {
  return { status: Number(answer[":status"]), retryAfter: answer["retry-after"], body };
}

/** A stream that never got its number, or that the far end says it refused unread, changed nothing (RFC 9113, 8.7). */
function mayHaveArrived(stream: ClientHttp2Stream): boolean {
  return !(stream.id === undefined || stream.rstCode === constants.NGHTTP2_REFUSED_STREAM);
}
