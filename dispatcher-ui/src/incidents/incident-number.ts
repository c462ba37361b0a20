/** "2026-000412" as people say it: "0412"; the running number of the year, at least four digits. */
export function shortNumber(number: string): string {
  const running = number.slice(number.indexOf("-") + 1).replace(/^0+/, "");
  return running.padStart(4, "0");
}
