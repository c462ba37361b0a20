import { expect, test } from "vitest";
import { browserPushHosts, canonicalEndpoint, isPublicAddress, publicAddressesOnly } from "./endpoint.ts";

const canonical = (text: string): string | undefined => canonicalEndpoint(text, browserPushHosts);

test.each([
  ["https://fcm.googleapis.com/fcm/send/abc", "https://fcm.googleapis.com/fcm/send/abc"],
  ["https://updates.push.services.mozilla.com/wpush/v2/gAAA", "https://updates.push.services.mozilla.com/wpush/v2/gAAA"],
  ["https://web.push.apple.com/QOx", "https://web.push.apple.com/QOx"],
  ["https://db5p.notify.windows.com/w/?token=x%3d", "https://db5p.notify.windows.com/w/?token=x%3d"],
  ["https://FCM.googleapis.com:443/x", "https://fcm.googleapis.com/x"],
  ["https:/fcm.googleapis.com/x", "https://fcm.googleapis.com/x"],
  ["https:\\\\fcm.googleapis.com/x", "https://fcm.googleapis.com/x"],
])("%s is kept as %s", (text, kept) => {
  expect(canonical(text)).toBe(kept);
});

test.each([
  "https://127.0.0.1/x", "https://169.254.169.254/latest", "https://[::1]/x", "https://[::ffff:127.0.0.1]/x",
  "https://0x7f000001/x", "https://2130706433/x", "https://localhost./x", "https://fcm.googleapis.com@evil.example/x",
  "https://user:secret@fcm.googleapis.com/x", "https://evil.example/#fcm.googleapis.com",
  "https://fcm.googleapis.com.evil.example/x", "https://fcm.googleapis.com:8443/x", "http://fcm.googleapis.com/x",
  "https://notify.windows.com/x", "https://.push.apple.com/x", "https://evilpush.apple.com.example/x",
  "https://fcm.googleapis.com./x", "javascript:alert(1)", "", "https://fcm.googleapis.com/" + "x".repeat(3000),
])("%s is refused", (text) => {
  expect(canonical(text)).toBeUndefined();
});

test("the operator's own push service is allowed with exactly its origin", () => {
  const hosts = { ...browserPushHosts, ownOrigins: ["https://127.0.0.1:5509"] };
  expect(canonicalEndpoint("https://127.0.0.1:5509/push/1", hosts)).toBe("https://127.0.0.1:5509/push/1");
  expect(canonicalEndpoint("https://127.0.0.1:5510/push/1", hosts)).toBeUndefined();
});

test.each(["10.1.2.3", "127.0.0.1", "172.31.0.1", "192.168.1.1", "169.254.1.1", "100.64.0.1", "0.0.0.0", "224.0.0.1",
  "255.255.255.255", "::1", "::", "fd00::1", "fe80::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "nonsense"])(
  "%s is not a public address", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  },
);

test.each(["142.250.1.95", "2a00:1450:4001:81b::200a", "172.32.0.1"])("%s is a public address", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test("a name that resolves into our own network is not connected to", async () => {
  const looked = new Promise<Error | null>((done) => publicAddressesOnly("localhost", { all: true }, (error) => done(error)));
  expect((await looked)?.message).toBe("localhost has no public address");
});
