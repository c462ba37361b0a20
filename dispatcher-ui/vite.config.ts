import { appConfig } from "@najda/client/vite";

export default appConfig({
  app: "console",
  base: "/",
  name: "Najda console",
  shortName: "Najda",
  colour: "#0e131b",
  here: import.meta.url,
});
