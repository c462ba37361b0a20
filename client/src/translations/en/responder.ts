/** What only the crew's app says. */
export const responder = {
  title: "Najda crew",
};
