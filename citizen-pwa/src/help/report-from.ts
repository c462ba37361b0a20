import type { PublishedAlert, ReportInput } from "@najda/protocol";
import type { Route } from "../shell/route.ts";
import { wordsOf } from "../alerts/words-of.ts";
import type { Fields } from "./fields.ts";
import type { Place } from "./place.ts";

interface Parts {
  readonly id: string;
  readonly place: Place;
  readonly fields: Fields;
  readonly asked: Route & { readonly name: "help" };
  /** The alert that made the person ask. */
  readonly alert: PublishedAlert | undefined;
}

const most = 4000;

/** What goes to the desk. Help asked for because of an alert says so in its text: the desk may get many at once. */
export function reportFrom({ id, place, fields, asked, alert }: Parts): ReportInput {
  const headline = alert === undefined ? undefined : wordsOf(alert, [])?.headline;
  const because = alert === undefined ? "" : `[${headline ?? ""} ${alert.alertId}]`;
  const text = [because, fields.text.trim()].filter(Boolean).join("\n").slice(0, most);
  const address = fields.address.trim();
  const phone = fields.phone.trim();
  return {
    id,
    at: place.at,
    kind: fields.type,
    ...(place.accuracyMetres === undefined ? {} : { accuracyMetres: Math.min(1_000_000, place.accuracyMetres) }),
    ...(text === "" ? {} : { text }),
    ...(address === "" ? {} : { address: address.slice(0, 200) }),
    ...(phone === "" || asked.silent ? {} : { phone: phone.slice(0, 32) }),
    ...(asked.silent ? { silent: true } : {}),
    ...(asked.forSomeoneElse ? { forSomeoneElse: true } : {}),
  };
}
