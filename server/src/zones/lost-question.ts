import { child, childrenOf, readXml, textOf, wrong, type Wrong } from "./lost-read.ts";
import { readShape, type Shape } from "./lost-shapes.ts";

/** A place, and the name that the asker gave it, which the answer repeats. */
export interface Located {
  readonly id: string | undefined;
  readonly shape: Shape;
}

/** What LoST asks (RFC 5222, 8.3, 9, 10 and 11). */
export type Question =
  | { readonly name: "findService"; readonly service: string; readonly located: Located; readonly boundaryByValue: boolean }
  | { readonly name: "getServiceBoundary"; readonly key: string }
  | { readonly name: "listServices"; readonly service: string | undefined }
  | { readonly name: "listServicesByLocation"; readonly service: string | undefined; readonly located: Located };

const names = ["findService", "getServiceBoundary", "listServices", "listServicesByLocation"] as const;
const profile = "geodetic-2d";

/** Reads a request, or says what is wrong with it in the RFC's words. */
export function readQuestion(xml: string): Question | Wrong {
  const read = readXml(xml);
  const name = names.find((each) => child(read, each) !== undefined);
  if (name === undefined) return wrong("badRequest", `Send one of ${names.join(", ")} (RFC 5222).`);
  const asked = child(read, name);
  const service = textOf(child(asked, "service"))?.trim();
  if (name === "listServices") return { name, service };
  if (name === "getServiceBoundary") {
    const key = textOf(child(asked, "@_key"));
    return key === undefined ? wrong("badRequest", "The key of a serviceBoundaryReference is expected.") : { name, key };
  }
  if (name === "findService" && service === undefined) return wrong("badRequest", "A service is expected.");
  const located = locatedIn(asked);
  if ("error" in located) return located;
  if (name === "listServicesByLocation") return { name, service, located };
  return { name, service: service ?? "", located, boundaryByValue: child(asked, "@_serviceBoundary") === "value" };
}

/** The first location of a profile that is known here; the asker may have sent the same place in several. */
function locatedIn(asked: unknown): Located | Wrong {
  const locations = childrenOf(asked, "location");
  const profiles = locations.map((location) => textOf(child(location, "@_profile")) ?? "");
  if (locations.length === 0 || profiles.includes("")) return wrong("badRequest", "A location with its profile is expected.");
  const location = locations[profiles.indexOf(profile)];
  if (location === undefined) return { ...wrong("locationProfileUnrecognized", `Only ${profile} is understood.`), unsupportedProfiles: profiles };
  const shape = readShape(location);
  return "error" in shape ? shape : { id: textOf(child(location, "@_id")), shape };
}
