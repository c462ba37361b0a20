import { Id, type Db } from "@najda/protocol";
import { findService, servicesAt, servicesBelow, type Asked } from "./authority.ts";
import { boundariesAsGml } from "./authority.sql.ts";
import { findServiceResponse, getServiceBoundaryResponse, lostErrors, serviceListResponse } from "./lost-answer.ts";
import { readQuestion, type Question } from "./lost-question.ts";
import { wrong, type Wrong } from "./lost-read.ts";

type Here = Pick<Asked, "now" | "installation">;

/** A LoST server's answer to one request (RFC 5222): as text in any case, errors too. It asks no other server: recursion is not for it. */
export async function answerLost(db: Db, xml: string, here: Here): Promise<string> {
  const source = new URL(here.installation.origin).host;
  const question = readQuestion(xml);
  const said = "error" in question ? question : await answerTo(db, question, { ...here, source });
  return typeof said === "string" ? said : lostErrors(said, source);
}

const unknown = wrong("serviceNotImplemented", "This service is not answered here; listServices names those that are.");
const nobody = wrong("notFound", "No agency's jurisdiction holds this place.");
/** A boundary that is asked for by its key is told whole. */
const anySize = 10_000_000;

async function answerTo(db: Db, question: Question, { now, installation, source }: Here & { source: string }): Promise<string | Wrong> {
  if (question.name === "getServiceBoundary") {
    const key = Id.safeParse(question.key).data;
    const polygons = key === undefined ? undefined : (await boundariesAsGml(db, [key], anySize)).get(key);
    return polygons === undefined ? wrong("notFound", "There is no boundary of this key.") : getServiceBoundaryResponse(polygons, { source });
  }
  if (question.name === "findService") {
    const { id, shape } = question.located;
    const mappings = await findService(db, { service: question.service, shape, now, installation });
    if (mappings === "not-implemented") return unknown;
    if (mappings.length === 0) return nobody;
    const boundaries = question.boundaryByValue ? await boundariesAsGml(db, mappings.map(({ sourceId }) => sourceId)) : new Map<string, string[]>();
    return findServiceResponse(mappings, { source, locationId: id, boundaries });
  }
  const below = servicesBelow(question.service);
  if (below === undefined) return unknown;
  if (question.name === "listServices") return serviceListResponse("listServicesResponse", below, { source });
  const { id, shape } = question.located;
  const there = await servicesAt(db, { among: below, shape, now });
  return there.length === 0 && below.length > 0 ? nobody : serviceListResponse("listServicesByLocationResponse", there, { source, locationId: id });
}
