import { serveShell } from "@najda/client/service-worker";
import type { Precached, WorkerScope } from "@najda/client/service-worker";

declare const self: WorkerScope & { readonly __WB_MANIFEST: Precached };

// The desk opens and shows its last board also when the server can't be reached. It sends no pushes: it is always open.
serveShell(self, { app: "console", base: "/", precached: self.__WB_MANIFEST });
