import type { Actor, CommandName, Input, Reply, Tx } from "@najda/protocol";

/** The step that answers a command. */
export type Handler<N extends CommandName> = (tx: Tx, by: Actor, input: Input<N>) => Promise<Reply<N>>;
