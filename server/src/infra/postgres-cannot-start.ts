/**
 * The installation cannot start, and a person can do something about it. The message is one sentence (or two) that
 * ends with what to do; whoever starts the program prints it alone, without a stack, and exits with code 1.
 */
export class CannotStart extends Error {
  override readonly name = "CannotStart";
}
