import { startApp } from "@najda/client/react";
import "@najda/client/theme.css";
import "./citizen.css";
import { App } from "./app.tsx";

startApp({ app: "citizen", base: import.meta.env.BASE_URL, children: <App /> });
