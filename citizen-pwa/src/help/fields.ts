/** What a person may add; all of it can be left as it is. */
export interface Fields {
  /** The incident type that goes to the desk. */
  readonly type: string;
  readonly address: string;
  readonly text: string;
  readonly phone: string;
}

export const noFields: Omit<Fields, "type"> = { address: "", text: "", phone: "" };
