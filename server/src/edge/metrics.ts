import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

export const registry = new Registry();
collectDefaultMetrics({ register: registry });

const answers = new Counter({
  name: "najda_commands_total",
  help: "Commands answered, by name and by answer (ok or the refusal's code).",
  labelNames: ["name", "answer"],
  registers: [registry],
});

const seconds = new Histogram({
  name: "najda_command_seconds",
  help: "Time from a command's arrival to its answer.",
  labelNames: ["name"],
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  registers: [registry],
});

/** Starts the clock of one command; the returned function stops it with the answer's code. */
export function counted(name: string): (answer: string) => void {
  const stop = seconds.startTimer({ name });
  return (answer) => {
    stop();
    answers.inc({ name, answer });
  };
}

/** Figures that another part keeps, read when somebody asks for metrics. */
export function measure(name: string, help: string, read: () => number): void {
  registry.removeSingleMetric(name);
  registry.registerMetric(
    new Gauge({
      name,
      help,
      registers: [],
      collect() {
        this.set(read());
      },
    }),
  );
}

export const socketsOpen = new Gauge({ name: "najda_sockets", help: "Open sockets of this node.", registers: [registry] });

export const eventsEmitted = new Gauge({
  name: "najda_event_number",
  help: "Last event number that this node has sent to its sockets.",
  registers: [registry],
});
