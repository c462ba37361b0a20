import fc from "fast-check";
import { expect, test } from "vitest";
import { merkleRoot } from "./merkle.ts";

/** Leaves and roots as certificate transparency logs test themselves (RFC 6962, 2.1.3 has the trees). */
const leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"].map((hex) => Buffer.from(hex, "hex"));
const roots = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

test.each(roots.map((root, count) => ({ count, root })))("the tree of $count leaves has the root that other implementations find", ({ count, root }) => {
  expect(merkleRoot(leaves.slice(0, count)).toString("hex")).toBe(root);
});

const trees = fc.array(fc.uint8Array({ maxLength: 20 }), { minLength: 2, maxLength: 40 });

test("a leaf that is altered, missing or exchanged with its neighbour gives another root", () => {
  fc.assert(
    fc.property(trees, fc.nat(), (tree, any) => {
      const at = any % (tree.length - 1);
      const [here, next] = [tree[at]!, tree[at + 1]!];
      const root = merkleRoot(tree);
      expect(merkleRoot(tree.with(at, Uint8Array.of(...here, 1)))).not.toEqual(root);
      expect(merkleRoot(tree.toSpliced(at, 1))).not.toEqual(root);
      if (!Buffer.from(here).equals(Buffer.from(next))) expect(merkleRoot(tree.with(at, next).with(at + 1, here))).not.toEqual(root);
    }),
  );
});
