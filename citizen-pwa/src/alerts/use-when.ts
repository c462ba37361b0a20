import { useFormat } from "@najda/client/react";
import { unbroken } from "../shell/isolate.ts";

const sameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString();

/** A point in time as people here say it: the clock for today, with the day for any other. */
export function useWhen(): (time: string) => string {
  const format = useFormat();
  return (time) => unbroken(sameDay(new Date(time), new Date()) ? format.clock(time, { seconds: false }) : format.moment(time));
}
