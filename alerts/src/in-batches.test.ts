import { expect, test } from "vitest";
import { inBatches } from "./in-batches.ts";

test("everything is written once, in its order, a few at a time, one write after the other", async () => {
  const written: number[][] = [];
  let writing = 0;
  const batches = inBatches<number>(async (items) => {
    writing += 1;
    expect(writing).toBe(1);
    await new Promise((later) => setTimeout(later, 3));
    written.push(items);
    writing -= 1;
  });
  for (let item = 0; item < 50; item += 1) {
    batches.add(item);
    if (item % 10 === 0) await new Promise((later) => setTimeout(later, 4));
  }
  await batches.finish();
  expect(written.flat()).toEqual(Array.from({ length: 50 }, (_, item) => item));
  expect(written.length).toBeLessThan(25);
});

test("a write that failed is heard at the end, and nothing in between ends the process", async () => {
  const batches = inBatches<number>(() => Promise.reject(new Error("the disk is full")));
  batches.add(1);
  await new Promise((later) => setTimeout(later, 30));
  batches.add(2);
  await expect(batches.finish()).rejects.toThrow("the disk is full");
});

test("nothing added is nothing written", async () => {
  await inBatches<number>(() => Promise.reject(new Error("written"))).finish();
});
