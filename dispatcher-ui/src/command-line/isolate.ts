/**
 * Call signs, numbers and names in the middle of a sentence keep their own direction (U+2068, U+2069, UAX #9): what
 * `<bdi>` does where a sentence is one string.
 */
export const isolate = (text: string): string => `\u2068${text}\u2069`;
