import { Refused } from "@najda/protocol";

const maxDepth = 16;

/**
 * What no schema says: PostgreSQL text refuses U+0000, a lone surrogate can't be written as UTF-8, control
 * characters make two screens show two things, and a message nested without end is an attack.
 */
export function checkText(value: unknown, depth = 0): void {
  if (depth > maxDepth) throw new Refused("malformed", { why: `nested deeper than ${maxDepth}` });
  if (typeof value === "string") return checkString(value);
  if (typeof value === "number" && !Number.isFinite(value)) throw new Refused("malformed", { why: "a number is not finite" });
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    checkString(key);
    checkText(inner, depth + 1);
  }
}

// Tab, line feed and carriage return are what people type; other C0 and C1 controls are not.
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

function checkString(text: string): void {
  if (!text.isWellFormed()) throw new Refused("text-invalid", { why: "half of a surrogate pair" });
  if (control.test(text)) throw new Refused("text-invalid", { why: "a control character" });
}
