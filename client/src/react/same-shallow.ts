/** True for the same thing, and for two arrays or plain objects whose members are the same things. */
export function sameShallow(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [Object.entries(one), Object.entries(other)];
  if (left.length !== right.length) return false;
  const members: Record<string, unknown> = Object.fromEntries(right);
  return left.every(([key, value]) => Object.hasOwn(members, key) && Object.is(value, members[key]));
}
