/** The file's times carry no zone; they are San Francisco's. */
const zone = "America/Los_Angeles";

const clock = new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" });

/** "04/07/2020 11:53:08 PM" there, as seconds since 1970. Of an hour that comes twice the first is meant. */
export function epochSeconds(written: string): number {
  const [, month, day, year, hour, minute, second, half] = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d):(\d\d) (AM|PM)$/.exec(written) ?? [];
  if (half === undefined) throw new Error(`"${written}" is no time like 04/07/2020 11:53:08 PM`);
  const hours = (Number(hour) % 12) + (half === "PM" ? 12 : 0);
  const asIfUtc = Date.UTC(Number(year), Number(month) - 1, Number(day), hours, Number(minute), Number(second)) / 1_000;
  return zoned(asIfUtc);
}

/** "2020-04-07T18:00" there, as seconds since 1970. */
export function epochSecondsOfIso(written: string): number {
  const asIfUtc = Date.parse(`${written.length === 10 ? `${written}T00:00` : written}Z`) / 1_000;
  if (Number.isNaN(asIfUtc)) throw new Error(`--from ${written}: write a time like 2020-04-07T18:00`);
  return zoned(asIfUtc);
}

/** As people there read it: "2020-04-07 18:00". */
export function asWritten(epoch: number): string {
  return new Date((epoch + offsetSeconds(epoch)) * 1_000).toISOString().slice(0, 16).replace("T", " ");
}

function zoned(asIfUtc: number): number {
  // The offset of about that time, then of exactly that time: right also in the hours beside a change.
  const near = asIfUtc - offsetSeconds(asIfUtc);
  return asIfUtc - offsetSeconds(near);
}

const offsets = new Map<number, number>();

/** Seconds that the zone is ahead of UTC at that moment; changes fall on full hours. */
function offsetSeconds(epoch: number): number {
  const hour = Math.floor(epoch / 3_600);
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  const parts = Object.fromEntries(clock.formatToParts(hour * 3_600_000).map(({ type, value }) => [type, Number(value)]));
  const there = Date.UTC(parts.year ?? 0, (parts.month ?? 1) - 1, parts.day, parts.hour, parts.minute, parts.second) / 1_000;
  offsets.set(hour, there - hour * 3_600);
  return there - hour * 3_600;
}
