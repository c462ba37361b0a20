/** A number, name or time inside a sentence: read in its own direction, whatever surrounds it (UAX #9, FSI and PDI). */
export const isolate = (text: string): string => `\u2068${text}\u2069`;

/** The same for a number with its unit, which no line may part. */
export const unbroken = (text: string): string => isolate(text.replaceAll(" ", "\u00a0"));
