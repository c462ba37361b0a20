/** What only the dispatcher console says. */
export const console = {
  title: "Najda console",
};
