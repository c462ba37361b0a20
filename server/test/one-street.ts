import { OsmWriter } from "../../geo/src/demo-city/osm-writer.ts";

/** The smallest extract that makes a map: one road. */
export function oneStreet(name = "Old Road"): Buffer {
  const osm = new OsmWriter();
  osm.way([osm.node([44, 36]), osm.node([44.05, 36])], { highway: "primary", name });
  return osm.bytes([44, 35.9, 44.1, 36.1], "a test");
}
