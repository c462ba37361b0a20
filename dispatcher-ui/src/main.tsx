import { startApp } from "@najda/client/react";
import "@najda/client/theme.css";
import "./shell/console.css";
import { App } from "./app.tsx";

startApp({ app: "console", base: import.meta.env.BASE_URL, children: <App /> });
