import { commands, events, refusals } from "@najda/protocol";
import { commandNames, description, eventNames, inputSchema, jsonSchema } from "./schemas.ts";

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);

const code = (value: unknown): string => `<pre><code>${escape(JSON.stringify(value, null, 1))}</code></pre>`;

const part = (id: string, says: string, rest: string): string =>
  `<details id="${escape(id)}"><summary><code>${escape(id)}</code> ${escape(says)}</summary>${rest}</details>`;

/** The contract as a page that a person reads: commands, events, refusals, all generated from the tables. */
export function docsPage(name: string): string {
  const commandParts = commandNames.map((command) =>
    part(command, commands[command].says, `<p>${escape(description(command))}</p><h4>Input</h4>${code(inputSchema(command))}<h4>Reply</h4>${code(jsonSchema(commands[command].reply))}`),
  );
  const eventParts = eventNames.map((event) => part(event, events[event].says, code(jsonSchema(events[event].payload))));
  const rows = Object.entries(refusals).map(
    ([refusal, { status, says }]) => `<tr><td><code>${escape(refusal)}</code></td><td>${status}</td><td>${escape(says)}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(name)}: the contract</title><link rel="stylesheet" href="/docs/docs.css"></head>
<body><main><h1>${escape(name)}: the contract</h1>
<p>Sign in with <code>POST /api/sessions</code> and send the token as <code>Authorization: Bearer</code>. A command is
<code>POST /api/commands/NAME</code> or the socket event of the same name; both give the same answer. For machines:
<a href="/api/openapi.json">OpenAPI</a>, <a href="/api/asyncapi.json">AsyncAPI</a>.</p>
<h2>Commands</h2>${commandParts.join("\n")}
<h2>Events</h2>${eventParts.join("\n")}
<h2>Refusals</h2><table><thead><tr><th>code</th><th>status</th><th>says</th></tr></thead><tbody>${rows.join("\n")}</tbody></table>
</main></body></html>`;
}

export const docsStyle = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
main { max-inline-size: 62rem; margin-inline: auto; padding: 1rem; }
details { border-block-start: 1px solid color-mix(in srgb, currentcolor 20%, transparent); padding-block: .4rem; }
summary { cursor: pointer; } summary code { font-weight: 600; margin-inline-end: .6rem; }
pre { overflow-x: auto; font-size: 13px; } table { border-collapse: collapse; }
td, th { text-align: start; padding: .25rem .6rem; vertical-align: top; border-block-start: 1px solid color-mix(in srgb, currentcolor 20%, transparent); }
`;
