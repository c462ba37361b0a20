import { WebSocket } from "k6/websockets";

/**
 * Socket.IO 4 over a plain WebSocket, framed by hand, because k6 has no client for it: Engine.IO packets are one digit
 * (0 open, 2 ping, 3 pong, 4 message), and of a message the next digit is Socket.IO's (0 connect, 2 event, 3
 * acknowledgement, 4 refused). Default namespace, text only: all that this product's scenarios need.
 *
 * `on.ready(line)` when the server has let us in, `on.refused(why)` when not, `on.event(name, payload)` for what comes,
 * `on.closed()` at the end. The line has `tell(name, payload)`, `ask(name, payload, done)` with
 * `done(answer, milliseconds)`, and `close()`.
 */
export function openSocket(base, { path = "/socket.io/", token }, on) {
  const socket = new WebSocket(`${base.replace(/^http/, "ws")}${path}?EIO=4&transport=websocket`);
  const asked = new Map();
  let last = 0;

  const line = {
    tell: (name, payload) => socket.send(`42${JSON.stringify([name, payload])}`),
    ask(name, payload, done) {
      last += 1;
      asked.set(last, { done, began: Date.now() });
      socket.send(`42${last}${JSON.stringify([name, payload])}`);
    },
    close: () => socket.close(),
  };

  const connected = {
    0: () => on.ready?.(line),
    2: (text) => {
      const [name, payload] = JSON.parse(text.replace(/^\d+/, ""));
      on.event?.(name, payload, line);
    },
    3: (text) => {
      const id = Number(/^\d+/.exec(text)[0]);
      const question = asked.get(id);
      asked.delete(id);
      const [answer] = JSON.parse(text.slice(String(id).length));
      question?.done?.(answer, Date.now() - question.began);
    },
    4: (text) => {
      on.refused?.(JSON.parse(text));
      socket.close();
    },
  };

  socket.addEventListener("message", ({ data }) => {
    const [kind, packet] = data;
    if (kind === "0") socket.send(`40${JSON.stringify({ token })}`);
    if (kind === "2") socket.send("3");
    if (kind === "4") connected[packet]?.(data.slice(2));
  });
  socket.addEventListener("error", ({ error }) => on.refused?.({ message: error }));
  socket.addEventListener("close", () => on.closed?.());
  return line;
}
