import { startApp } from "@najda/client/react";
import "@najda/client/theme.css";
import "./responder.css";
import { App } from "./app.tsx";

startApp({ app: "responder", base: import.meta.env.BASE_URL, children: <App /> });
