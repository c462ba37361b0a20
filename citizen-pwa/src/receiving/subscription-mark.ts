/** What was last saved for this phone, for telling whether it has to be saved again. */
export const subscriptionMark = (cells: readonly string[], language: string): string => `${language} ${cells.join(" ")}`;
