import { serveShell } from "@najda/client/service-worker";
import type { Precached, WorkerScope } from "@najda/client/service-worker";

declare const self: WorkerScope & { __WB_MANIFEST: Precached };

serveShell(self, { app: "console", base: "/", precached: self.__WB_MANIFEST });
