/** The file can't be imported, with the reason and what to do in one sentence. The map in use is untouched. */
export class UnusableExtract extends Error {
  constructor(why: string) {
    super(why);
    this.name = "UnusableExtract";
  }
}
