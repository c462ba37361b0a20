/**
 * A time as CAP wants it (3.3.2): whole seconds and an offset, never "Z", UTC as "-00:00". In the time zone of the
 * installation, because people read these messages.
 */
export function capTime(time: Date, timeZone: string): string {
  const parts = new Map<string, string>(formatter(timeZone).formatToParts(time).map(({ type, value }) => [type, value]));
  const part = (name: string): string => parts.get(name) ?? "";
  const offset = /^GMT([+-]\d\d:\d\d)$/.exec(part("timeZoneName"))?.[1] ?? "-00:00";
  const day = `${part("year")}-${part("month")}-${part("day")}`;
  return `${day}T${part("hour")}:${part("minute")}:${part("second")}${offset === "+00:00" ? "-00:00" : offset}`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-CA-u-nu-latn-ca-gregory", {
    timeZone,
    timeZoneName: "longOffset",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formatters.set(timeZone, made);
  return made;
}
