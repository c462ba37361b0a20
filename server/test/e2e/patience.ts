/** How long a condition is waited for, and how often it is looked at: generous, for a busy machine costs time but no truth. */
export const patience = { timeout: 30_000, interval: 50 };
