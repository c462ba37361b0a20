import { createServer } from "node:http";
import { Server } from "socket.io";
import { openLog } from "../../server/src/infra/log.ts";
import { asDb, openPool } from "../../server/src/infra/pool.ts";
import { commitOneRow } from "./fleet.sql.ts";

/**
 * The bare part of assignment-to-crew.ts: a message comes by socket, one row is committed, the message goes out to a
 * room. Nobody is asked who they are, and nothing is checked.
 */
const pool = openPool({ url: process.argv[2] ?? "", log: openLog("silent"), size: 4, name: "najda bench bare" });
const http = createServer();
const io = new Server(http, { transports: ["websocket"], perMessageDeflate: false });
io.on("connection", (socket) => {
  void socket.join(String(socket.handshake.auth.token));
  socket.on("incident:assign", (sent: { assignmentId: string; unitId: string }) => {
    void commitOneRow(asDb(pool), { id: sent.assignmentId, body: sent }).then(() =>
      io.to(sent.unitId).emit("event", { name: "assignment:changed", payload: { id: sent.assignmentId } }),
    );
  });
});
http.listen(0, "127.0.0.1", () => {
  const address = http.address();
  console.log(`http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : ""}`);
});
process.once("SIGTERM", () => process.exit(0));
