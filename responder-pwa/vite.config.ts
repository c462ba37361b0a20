import { appConfig } from "@najda/client/vite";

export default appConfig({
  app: "responder",
  base: "/responder/",
  name: "Najda crew",
  shortName: "Crew",
  colour: "#0e131b",
  here: import.meta.url,
});
