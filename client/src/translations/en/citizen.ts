/** What only the citizen's app says. */
export const citizen = {
  title: "Najda",
};
