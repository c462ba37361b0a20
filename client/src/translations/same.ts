/** The shape every other language must have: exactly English's keys, a missing or extra one does not compile. */
export type Same<Words> = { readonly [Key in keyof Words]: Words[Key] extends string ? string : Same<Words[Key]> };
