import type { z } from "zod";
import type { Role } from "./people.ts";

/** One row of the command table. */
export interface Command<I extends z.ZodType, R extends z.ZodType> {
  readonly says: string;
  readonly by: readonly Role[];
  readonly input: I;
  readonly reply: R;
  /** "queue": kept in the outbox and sent later, in order. "refuse": told at once that it can't be done now. */
  readonly offline: "queue" | "refuse";
  /** Only reads: no transaction, no audit row, no memory of the reply. */
  readonly reads: boolean;
  /** What makes two messages the same thing when they carry no `commandId`. Absent: each is a new one. */
  naturalKey?(input: z.output<I>): string;
}

interface Row<I extends z.ZodType, R extends z.ZodType> {
  says: string;
  by: readonly Role[];
  input: I;
  reply: R;
  offline?: "queue" | "refuse";
  reads?: boolean;
  naturalKey?(input: z.output<I>): string;
}

export const command = <I extends z.ZodType, R extends z.ZodType>(row: Row<I, R>): Command<I, R> => ({
  offline: "refuse",
  reads: false,
  ...row,
});
