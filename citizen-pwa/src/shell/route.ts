/** The screens of the app and their addresses below its base. */
export type Route =
  | { readonly name: "home" }
  | { readonly name: "help"; readonly kind?: string | undefined; readonly forSomeoneElse: boolean; readonly silent: boolean; readonly alertId?: string | undefined }
  | { readonly name: "sent"; readonly reportId: string; readonly silent: boolean }
  | { readonly name: "reports" }
  | { readonly name: "alert"; readonly alertId: string }
  | { readonly name: "receiving" }
  | { readonly name: "place"; readonly place: "home" | "work" | "other" }
  | { readonly name: "settings" };

const placeNames = ["home", "work", "other"] as const;

/** The screen of a path below the base ("help/fire?for=other"); what is not known leads home. */
export function routeOf(path: string): Route {
  const [steps = "", query = ""] = path.split("?");
  const [first, second] = steps.split("/").filter(Boolean);
  const asked = new URLSearchParams(query);
  if (first === "help") {
    const alertId = asked.get("alert") ?? undefined;
    return { name: "help", kind: second, forSomeoneElse: asked.get("for") === "other", silent: asked.has("silent"), alertId };
  }
  if (first === "sent" && second !== undefined) return { name: "sent", reportId: second, silent: asked.has("silent") };
  if (first === "alerts" && second !== undefined) return { name: "alert", alertId: second };
  if (first === "places") {
    const place = placeNames.find((each) => each === second);
    return place === undefined ? { name: "receiving" } : { name: "place", place };
  }
  if (first === "reports" || first === "receiving" || first === "settings") return { name: first };
  return { name: "home" };
}

/** The path of a screen, below the base. */
export function pathOf(route: Route): string {
  switch (route.name) {
    case "home":
      return "";
    case "help":
      return helpPath(route);
    case "sent":
      return `sent/${route.reportId}${route.silent ? "?silent=yes" : ""}`;
    case "alert":
      return `alerts/${route.alertId}`;
    case "place":
      return `places/${route.place}`;
    case "reports":
    case "receiving":
    case "settings":
      return route.name;
  }
}

function helpPath({ kind, forSomeoneElse, silent, alertId }: Route & { name: "help" }): string {
  const asked = new URLSearchParams();
  if (forSomeoneElse) asked.set("for", "other");
  if (silent) asked.set("silent", "yes");
  if (alertId !== undefined) asked.set("alert", alertId);
  const query = asked.size === 0 ? "" : `?${asked.toString()}`;
  return `help${kind === undefined ? "" : `/${kind}`}${query}`;
}
