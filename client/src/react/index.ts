export { NajdaProvider, useChoices, useNajda } from "./provider.tsx";
export {
  useBoard, useCommand, useConnection, useDemo, useEvents, useFormat, useLasting, useNow, useOutbox, usePerson, useSession, useWords,
} from "./hooks.ts";
export type { Sending } from "./hooks.ts";
export { Bdi, Brand, DemoBadge, Refusal } from "./pieces.tsx";
export { ConnectionPill } from "./connection-pill.tsx";
export { LanguageSwitch, ThemeSwitch } from "./switches.tsx";
export { SignIn } from "./sign-in.tsx";
export { WayIn } from "./way-in.tsx";
export { sameShallow } from "./same-shallow.ts";
export { useStartOfScreen } from "./use-start-of-screen.ts";
export { useInstallation } from "./installation.ts";
export type { Installation } from "../connect/installation.ts";
export { startApp } from "./start-app.tsx";
