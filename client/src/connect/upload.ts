import { z } from "zod";
import { type Sent, refused } from "./patience.ts";
import type { Address } from "./http.ts";
import { AnyAnswer } from "./wire.ts";

/** How far an upload is: bytes on their way, then zones that the server has checked. */
export type UploadProgress = { readonly step: "sending" | "checking"; readonly done: number; readonly of: number };

const Kept = z.object({ uploadId: z.string(), count: z.number() });
export type KeptZones = z.infer<typeof Kept>;
const Checked = z.object({ checked: z.number(), of: z.number() });

/**
 * Leaves a file of zones at the server, which `zones:import` takes over then. `fetch` can't tell how far an upload is;
 * the answer comes as lines of JSON, the last is the answer itself.
 */
export function uploadZones({ url, app, token }: Address, file: Blob, onProgress: (progress: UploadProgress) => void): Promise<Sent<KeptZones>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${url}/api/zones/uploads`);
    request.setRequestHeader("Content-Type", "application/geo+json");
    request.setRequestHeader("Accept", "application/x-ndjson");
    request.setRequestHeader("X-Najda-App", app);
    if (token !== undefined) request.setRequestHeader("Authorization", `Bearer ${token}`);
    request.upload.onprogress = ({ loaded, total }) => onProgress({ step: "sending", done: loaded, of: total });
    request.onprogress = () => {
      const told = Checked.safeParse(lastLine(request.responseText));
      if (told.success) onProgress({ step: "checking", done: told.data.checked, of: told.data.of });
    };
    request.onload = () => resolve(sentFrom(lastLine(request.responseText)));
    // What was kept and not taken over goes by itself: nothing is in doubt.
    request.onerror = () => resolve(refused("offline"));
    request.send(file);
  });
}

function sentFrom(line: unknown): Sent<KeptZones> {
  const answer = AnyAnswer.safeParse(line).data;
  if (answer === undefined) return refused("internal");
  if (!answer.ok) return { kind: "refused", refusal: { code: answer.code, message: answer.message, facts: answer.facts } };
  const kept = Kept.safeParse(answer.value);
  return kept.success ? { kind: "done", value: kept.data } : refused("internal");
}

/** The last line that has arrived whole. */
function lastLine(text: string): unknown {
  for (const line of text.trimEnd().split("\n").slice(-2).reverse()) {
    try {
      return JSON.parse(line) as unknown;
    } catch {
      continue;
    }
  }
  return undefined;
}
