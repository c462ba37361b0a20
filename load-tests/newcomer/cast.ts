import { ok } from "node:assert/strict";
import { v7 as uuid } from "uuid";
import type { Checks } from "./checks.ts";
import type { Contract } from "./contract.ts";
import { signIn, type Person } from "./person.ts";
import type { Demo } from "./shapes.ts";

/** Who takes part, each in a session of their own. */
export interface Cast {
  readonly callTaker: Person;
  readonly dispatcher: Person;
  /** A second desk that only looks. */
  readonly secondDesk: Person;
  readonly crew: Person;
  readonly author: Person;
  readonly approver: Person;
  readonly citizen: Person;
}

export interface Stage {
  readonly url: string;
  readonly demo: Demo;
  readonly contract: Contract;
  readonly checks: Checks;
  readonly cast: Cast;
}

/** Signs everybody in with what the demo shows on its sign-in page. */
export async function gather({ url, demo, contract, checks }: Omit<Stage, "cast">): Promise<Cast> {
  const account = (role: string) => {
    const found = demo.accounts.find((one) => one.role === role);
    ok(found, `the demo shows no ${role}`);
    return { name: found.name, password: found.password };
  };
  const enter = (role: string) => checks.need(`${role} signs in`, () => signIn({ url, contract, proof: account(role) }));
  return {
    callTaker: await enter("call-taker"),
    dispatcher: await enter("dispatcher"),
    secondDesk: await enter("dispatcher"),
    crew: await enter("responder"),
    author: await enter("alert-author"),
    approver: await enter("alert-approver"),
    citizen: await checks.need("citizen signs in without a name", () => signIn({ url, contract, proof: { install: uuid(), app: "citizen" } })),
  };
}

/** A place inside the demo city, by fractions of its extent. */
export const placeIn = ({ bounds: [west, south, east, north] }: Demo, across: number, up: number): [number, number] => [
  west + (east - west) * across,
  south + (north - south) * up,
];
