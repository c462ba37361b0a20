import { areaKm2, boundsOf } from "@najda/geo";
import type { AlertContent, Area, EndText, LngLat, PublishedAlert } from "@najda/protocol";
import { capTime } from "./cap-time.ts";
import { eventName } from "./events.ts";
import { element, xmlDocument } from "./xml.ts";
import type { Xml } from "./xml.ts";

/** Something that was sent, with what CAP needs beyond what phones are told. */
export interface Sent {
  readonly published: PublishedAlert;
  readonly certainty: AlertContent["certainty"];
  readonly category: AlertContent["category"];
  readonly areaHash: string;
  /** When the alert itself went out, for the message that ends it. */
  readonly firstSentAt: string;
}

/** Who we are to the readers of the feeds. */
export interface CapSettings {
  /** Unique in the world: user@domain, or urn:oid:2.49.0.x. */
  readonly sender: string;
  readonly timeZone: string;
  /** Where this installation is read from outside: https://alerts.example.org */
  readonly origin: string;
}

export const capType = "application/cap+xml; charset=utf-8";

/** Unique together with the sender; no white space, comma, `<` or `&` in it (CAP 1.2, 3.2.1). */
export const capIdentifier = (alertId: string, version: number): string => `${alertId}.${version}`;

/** Where the XML of one version is read. */
export const capUrl = ({ alertId, version }: Pick<PublishedAlert, "alertId" | "version">, { origin }: CapSettings): string =>
  `${origin}/alerts/${capIdentifier(alertId, version)}.xml`;

/**
 * One message in CAP 1.2 (OASIS CAP-v1.2-os). The order of the elements is the schema's. An alert is `Alert`; what
 * ends it is `Cancel`, refers to it, and carries its own texts, because a reader has to show something.
 */
export function capAlert(sent: Sent, settings: CapSettings): string {
  const { published } = sent;
  const time = (at: string): string => capTime(new Date(at), settings.timeZone);
  const isEnd = published.kind !== "alert";
  const first = `${settings.sender},${capIdentifier(published.alertId, 1)},${time(sent.firstSentAt)}`;
  return xmlDocument(
    element(
      "alert",
      [
        element("identifier", capIdentifier(published.alertId, published.version)),
        element("sender", settings.sender),
        element("sent", time(published.sentAt)),
        element("status", published.capStatus),
        element("msgType", isEnd ? "Cancel" : "Alert"),
        element("scope", "Public"),
        element("note", isEnd ? reasons[published.kind] : undefined),
        element("references", isEnd ? first : undefined),
        ...Object.entries(published.texts).map(([language, text]) => info(sent, { language, text, settings })),
      ],
      { xmlns: "urn:oasis:names:tc:emergency:cap:1.2" },
    ),
  );
}

const reasons = { alert: undefined, "all-clear": "The danger is over.", correction: "The alert was sent by mistake." };

interface InOneLanguage {
  readonly language: string;
  readonly text: EndText;
  readonly settings: CapSettings;
}

function info(sent: Sent, { language, text, settings }: InOneLanguage): Xml {
  const { published } = sent;
  const category = sent.category ?? "Safety";
  const { urgency, severity, certainty, responseType } = weight(sent);
  return element("info", [
    element("language", language),
    element("category", category),
    element("event", eventName(category, language)),
    element("responseType", responseType),
    element("urgency", urgency),
    element("severity", severity),
    element("certainty", certainty),
    element("expires", capTime(new Date(published.expires), settings.timeZone)),
    element("senderName", published.sender),
    element("headline", text.headline),
    element("description", text.description),
    element("instruction", text.instruction === "" ? undefined : text.instruction),
    element("web", capUrl(published, settings)),
    element("parameter", [element("valueName", "areaHash"), element("value", sent.areaHash)]),
    element("area", [element("areaDesc", areaDescription(published.area)), ...polygons(published.area)]),
  ]);
}

/** An end that still said Extreme and Immediate has sent people back to their cellars. */
function weight({ published, certainty }: Sent): Record<"urgency" | "severity" | "certainty", string> & { responseType?: string } {
  switch (published.kind) {
    case "alert":
      return { urgency: published.urgency, severity: published.severity, certainty };
    case "all-clear":
      return { urgency: "Past", severity: "Minor", certainty: "Observed", responseType: "AllClear" };
    case "correction":
      return { urgency: "Past", severity: "Minor", certainty: "Unlikely", responseType: "None" };
  }
}

/** Middle and size, in a form that is the same in every language. */
function areaDescription(area: Area): string {
  const [west, south, east, north] = boundsOf(area);
  return `${((south + north) / 2).toFixed(4)}, ${((west + east) / 2).toFixed(4)} (${areaKm2(area).toFixed(1)} km²)`;
}

/** Outer rings as "lat,lon lat,lon"; CAP knows no holes, and an area is never told smaller than it is. */
function polygons(area: Area): Xml[] {
  const outer = area.type === "Polygon" ? [area.coordinates[0]] : area.coordinates.map((rings) => rings[0]);
  const point = ([lng, lat]: LngLat): string => `${plain(lat)},${plain(lng)}`;
  return outer.map((ring) => element("polygon", ring?.map(point).join(" ")));
}

/** Seven decimals at most, and never an exponent: 1e-7 is no number to many readers. */
const plain = (degrees: number): string => String(Number(degrees.toFixed(7))).replace(/^-?\d(\.\d+)?e-\d+$/, "0");
