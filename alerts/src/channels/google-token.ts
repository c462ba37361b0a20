import { createPrivateKey, sign } from "node:crypto";
import { z } from "zod";

/** The file that Google gives for a service account, as far as it is needed. */
export const ServiceAccount = z.object({
  project_id: z.string().min(1),
  client_email: z.string().min(1),
  private_key: z.string().min(1),
  token_uri: z.url().default("https://oauth2.googleapis.com/token"),
});
export type ServiceAccount = z.infer<typeof ServiceAccount>;

const Granted = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

const assertionSeconds = 3600;
const spareSeconds = 300;
const deadlineMs = 10_000;

interface Token {
  /** Asked for once, however many wait for it, and kept until shortly before it runs out. */
  get(): Promise<string>;
  forget(): void;
}

/** An access token for a service account: a signed assertion for a bearer token (RFC 7523). */
export function googleToken(of: { account: ServiceAccount; scope: string; now: () => Date }): Token {
  let kept: { token: Promise<string>; until: number } | undefined;
  const seconds = (): number => Math.floor(of.now().getTime() / 1000);
  return {
    get() {
      if (kept !== undefined && seconds() < kept.until) return kept.token;
      const asking: Promise<string> = ask(of).then(({ access_token, expires_in }) => {
        kept = { token: asking, until: seconds() + expires_in - spareSeconds };
        return access_token;
      });
      kept = { token: asking, until: Number.POSITIVE_INFINITY };
      asking.catch(() => (kept = undefined));
      return asking;
    },
    forget: () => (kept = undefined),
  };
}

async function ask({ account, scope, now }: { account: ServiceAccount; scope: string; now: () => Date }): Promise<z.infer<typeof Granted>> {
  const iat = Math.floor(now().getTime() / 1000);
  const claims = { iss: account.client_email, scope, aud: account.token_uri, iat, exp: iat + assertionSeconds };
  const signed = `${encoded({ alg: "RS256", typ: "JWT" })}.${encoded(claims)}`;
  const signature = sign("sha256", Buffer.from(signed), createPrivateKey(account.private_key)).toString("base64url");
  const body = new URLSearchParams({ grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer", assertion: `${signed}.${signature}` });
  const answer = await fetch(account.token_uri, { method: "POST", body, redirect: "error", signal: AbortSignal.timeout(deadlineMs) });
  if (!answer.ok) throw new Error(`no access token: ${answer.status}`);
  return Granted.parse(await answer.json());
}

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");
