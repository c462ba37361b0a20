import { BlockList, isIP } from "node:net";
import { lookup as resolve } from "node:dns";
import type { LookupFunction } from "node:net";

/** Whom we are willing to post to. Subscriptions come from strangers, so everything else is refused. */
export interface PushHosts {
  /** Host names of the browsers' push services; a leading `*.` stands for any one or more labels. */
  readonly publicHosts: readonly string[];
  /** Whole origins of the operator's own push services: any port, private addresses too. */
  readonly ownOrigins: readonly string[];
}

/** The push services of Chrome, Firefox, Safari and Edge. */
export const browserPushHosts: PushHosts = {
  publicHosts: ["fcm.googleapis.com", "updates.push.services.mozilla.com", "*.push.apple.com", "*.notify.windows.com"],
  ownOrigins: [],
};

/**
 * The known push services and those that the operator adds: a whole origin ("https://push.example:8443") for a
 * service of one's own, a host name or "*.name" for a public one.
 */
export function pushHosts(more: readonly string[]): PushHosts {
  const origins = more.filter((entry) => entry.includes("://"));
  return {
    publicHosts: [...browserPushHosts.publicHosts, ...more.filter((entry) => !entry.includes("://"))],
    ownOrigins: origins.map((origin) => new URL(origin).origin),
  };
}

const longestEndpoint = 2048;

/**
 * The one spelling of a push endpoint that we store and use, or `undefined` where it is not one of ours.
 *
 * Only this form may travel on: parsers disagree about `https:/host/x` and `https:\host`, and a second
 * parser that reads them differently would post to this very machine.
 */
export function canonicalEndpoint(text: string, hosts: PushHosts): string | undefined {
  if (text.length > longestEndpoint || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.protocol !== "https:" || url.username !== "" || url.password !== "" || url.hash !== "") return undefined;
  if (hosts.ownOrigins.includes(url.origin)) return url.href;
  if (url.port !== "" || isIP(url.hostname) !== 0) return undefined;
  return hosts.publicHosts.some((pattern) => matches(url.hostname, pattern)) ? url.href : undefined;
}

function matches(host: string, pattern: string): boolean {
  return pattern.startsWith("*.") ? host.endsWith(pattern.slice(1)) && host.length >= pattern.length : host === pattern;
}

/**
 * Name look-up at connection time that refuses private addresses, so that an allowed name which
 * resolves into our own network, or changes between check and send, still reaches nothing of ours.
 */
export const publicAddressesOnly: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, "", 4);
    const safe = addresses.filter(({ address }) => isPublicAddress(address));
    const first = safe[0];
    if (first === undefined) return callback(new Error(`${hostname} has no public address`), "", 4);
    if (options.all === true) return callback(null, safe);
    callback(null, first.address, first.family);
  });
};

const specialPurpose = new BlockList();
for (const network of [
  "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
  "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
  "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7",
  "fe80::/10", "ff00::/8",
]) {
  const [address = "", bits = ""] = network.split("/");
  specialPurpose.addSubnet(address, Number(bits), address.includes(":") ? "ipv6" : "ipv4");
}

/** Whether an address belongs to the public internet (IANA special-purpose registries). */
export function isPublicAddress(address: string): boolean {
  const kind = isIP(address);
  if (kind === 0) return false;
  // BlockList also applies the IPv4 rows to addresses of the form ::ffff:10.0.0.1.
  return !specialPurpose.check(address, kind === 4 ? "ipv4" : "ipv6");
}
