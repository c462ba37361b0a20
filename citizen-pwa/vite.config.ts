import { appConfig } from "@najda/client/vite";

export default appConfig({
  app: "citizen",
  base: "/citizen/",
  name: "Najda نجدة",
  shortName: "Najda",
  colour: "#fbfaf7",
  here: import.meta.url,
});
