import { createServer } from "node:http";
import { Server } from "socket.io";

/**
 * The bare part of report-to-console.ts: Socket.IO, a map, and one broadcast each 200 ms. Whoever connects may report
 * for every unit and sees all of them; nothing is checked, and nothing is stored.
 */
const newest = new Map<string, object>();
const http = createServer((_request, response) => {
  const { user, system } = process.cpuUsage();
  response.end(`process_cpu_seconds_total ${(user + system) / 1e6}\n`);
});
const io = new Server(http, { path: "/tracking/", transports: ["websocket"], perMessageDeflate: false });
io.on("connection", (socket) => {
  socket.on("position:report", (report: { unitId: string }) => newest.set(report.unitId, report));
  socket.on("view:watch", async (_view: unknown, acknowledge: (answer: object) => void) => {
    await socket.join("consoles");
    acknowledge({ ok: true });
  });
});
setInterval(() => {
  if (newest.size > 0) io.to("consoles").emit("positions:moved", [...newest.values()]);
  newest.clear();
}, 200);
http.listen(0, "127.0.0.1", () => {
  const address = http.address();
  console.log(`http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : ""}`);
});
process.once("SIGTERM", () => process.exit(0));
